${headline?truncate_w(90, "…")}
