-- Presses the links of a file, each once: "TOKEN VALUE" a line, where the value is that of the form behind the link.
local made, threads = 0, {}
function setup(thread) thread:set("id", made); table.insert(threads, thread); made = made + 1 end
function init()
  lines, at, good, bad = {}, 0, 0, 0
  local number = 0
  for line in io.lines(os.getenv("PRESS_FILE")) do
    if number % 2 == id then lines[#lines + 1] = line end
    number = number + 1
  end
end
function request()
  at = at + 1
  local token, value = lines[(at - 1) % #lines + 1]:match("(%S+) (%S+)")
  return wrk.format("POST", "/a/" .. token, { ["Content-Type"] = "application/x-www-form-urlencoded" }, "form=" .. value .. "&lang=en")
end
function response(status) if status < 300 then good = good + 1 else bad = bad + 1 end end
function done(summary)
  local good, bad = 0, 0
  for _, thread in ipairs(threads) do good = good + thread:get("good"); bad = bad + thread:get("bad") end
  io.write(string.format("%.0f %d %d\n", summary.requests / (summary.duration / 1e6), good, bad))
end
