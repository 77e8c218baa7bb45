/** Would the server take this as a handle? Letters and digits of any script, dot, dash, underscore (api/schemas.py). */
export function isHandle(typed: string): boolean {
  return /^[\p{L}\p{N}._-]{2,40}$/u.test(typed.trim().normalize('NFKC'))
}
