<#if late gt 0>Overdue: ${late} to acknowledge (${notices[0].title?truncate_w(70, "…")})<#else>${count} to acknowledge by ${by}: ${notices[0].title?truncate_w(70, "…")}</#if> (${dayShort})
