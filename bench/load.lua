-- What wrk sends, and what it says at the end: one line of JSON.
--   wrk … -s load.lua ADDRESS -- PLAN VISITS BODY
-- PLAN is home or answer (each request another visit), empty-get or empty-put (the same requests to the floor), or
-- doors (each request another person, from another address: a sign-up, then a sign-in with its password).
-- VISITS is a file with a line a visit: cookie, space. BODY is a file with an answer; each request puts a number of its
-- own in the place of NUMBER, so that every one changes what is stored.

local requests, visits, body, plan, sent = {}, {}, "", "", 0

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
  sent = math.random(1, 1000000)
end

local function home(visit, path)
  return wrk.format("GET", path, headers(visit))
end

local function answer(visit, path)
  local written = body:gsub("NUMBER", tostring(sent))
  return wrk.format("PUT", path, headers(visit, OURS), written)
end

local PLANS = {
  ["home"] = function(visit) return home(visit, "/api/v1/spaces/" .. visit.space .. "/home") end,
  ["trends"] = function(visit) return home(visit, "/api/v1/spaces/" .. visit.space .. "/trends") end,
  ["answer"] = function(visit)
    return answer(visit, "/api/v1/spaces/" .. visit.space .. "/rounds/current/answer")
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
