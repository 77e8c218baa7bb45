-- What wrk sends, and what it says at the end: one line of JSON.
--   wrk … -s load.lua ADDRESS -- PLAN VISITS BODY
-- PLAN is home, us or answer (each request another visit), empty-get or empty-put (the same requests to the floor), or
-- doors (sign-ups of new people by turns with sign-ins of earlier ones, each from an address of their own), trends, or
-- repair and turn (a turn that is taken and, when it is the visit's next, taken back: each changes what is stored).
-- VISITS is a file with a line a visit: cookie, space. BODY is a file with an answer; each request puts a number of its
-- own in the place of NUMBER, so that every one changes what is stored.

local visits, body, plan, sent, first = {}, "", "", 0, 0

local function read(path)
  local file = assert(io.open(path, "r"))
  local text = file:read("*a")
  file:close()
  return text
end

local function headers(visit, more)
  local given = { ["Cookie"] = "tend=" .. visit.cookie, ["Accept"] = "application/json" }
  for name, value in pairs(more or {}) do given[name] = value end
  return given
end

local OURS = { ["Content-Type"] = "application/json", ["Sec-Fetch-Site"] = "same-origin" }

function init(arguments)
  plan = arguments[1]
  for cookie, space in read(arguments[2]):gmatch("(%S+) (%S+)\n") do
    table.insert(visits, { cookie = cookie, space = space })
  end
  body = read(arguments[3])
  math.randomseed(os.time())
  sent = math.random(1, 100000000) * 20  -- far from where another turn began: handles are new, and answers differ
  first = sent / 2 + 1  -- wrk asks for one request that it does not send
end

local function home(visit, path)
  return wrk.format("GET", path, headers(visit))
end

local function answer(visit, path)
  local written = body:gsub("NUMBER", tostring(sent))
  return wrk.format("PUT", path, headers(visit, OURS), written)
end

local AGO = 20
local KEY, WRAPPED = string.rep("A", 43), string.rep("A", 82)

local function handle(nth) return "someone-" .. nth end

local function at_the_door(nth, path, text)
  local address = string.format("10.%d.%d.%d", nth / 65536 % 256, nth / 256 % 256, nth % 256)
  local given = { ["Content-Type"] = "application/json", ["Sec-Fetch-Site"] = "same-origin", ["X-Forwarded-For"] = address }
  return wrk.format("POST", "/api/v1/auth/" .. path, given, text)
end

local function sign_up(nth)
  return at_the_door(nth, "sign-up", string.format(
    '{"person": "%08x-0000-4000-8000-%012x", "handle": "%s", '
      .. '"password": {"memory_kib": 65536, "passes": 3, "auth_key": "%s", "wrapped_key": "%s"}, '
      .. '"recovery": {"auth_key": "%s", "wrapped_key": "%s"}}',
    first % 4294967296, nth, handle(nth), KEY, WRAPPED, KEY, WRAPPED))
end

local function sign_in(nth)
  return at_the_door(nth, "password/sign-in", string.format('{"handle": "%s", "auth_key": "%s"}', handle(nth), KEY))
end

local TURN = '{"fields": [{"field": "saw", "words": "I waited for an hour and nobody called."}, '
  .. '{"field": "felt", "feelings": ["hurt", "tired"]}]}'

local PLANS = {
  ["home"] = function(visit) return home(visit, "/api/v1/spaces/" .. visit.space .. "/home") end,
  ["us"] = function(visit) return home(visit, "/api/v1/spaces/" .. visit.space .. "/us") end,
  ["trends"] = function(visit) return home(visit, "/api/v1/spaces/" .. visit.space .. "/trends") end,
  ["answer"] = function(visit)
    return answer(visit, "/api/v1/spaces/" .. visit.space .. "/rounds/current/answer")
  end,
  ["repair"] = function(visit) return home(visit, "/api/v1/spaces/" .. visit.space .. "/repairs/" .. visit.space) end,
  ["turn"] = function(visit)
    local path = "/api/v1/spaces/" .. visit.space .. "/repairs/" .. visit.space .. "/laps/1/steps/what-happened/turn"
    if math.floor(sent / #visits) % 2 == 1 then return wrk.format("DELETE", path, headers(visit, OURS)) end
    return wrk.format("PUT", path, headers(visit, OURS), TURN)
  end,
  ["doors"] = function()
    -- By turns a new person, and one whose sign-up was answered a while ago.
    local nth = math.floor(sent / 2)
    if sent % 2 == 0 or nth - first < AGO then return sign_up(nth) end
    return sign_in(nth - AGO)
  end,
  ["empty-get"] = function(visit) return home(visit, "/") end,
  ["empty-put"] = function(visit) return answer(visit, "/") end,
}

function request()
  sent = sent + 1
  return PLANS[plan](visits[sent % #visits + 1])
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %.6f, "p99_ms": %.3f, "errors": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
