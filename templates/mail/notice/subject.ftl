${title?truncate_w(90, "…")}
