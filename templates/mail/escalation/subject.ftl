${name} has not acknowledged ${count} <#if count == 1>notice<#else>notices</#if>: ${notices[0].title?truncate_w(70, "…")} (${dayShort})
