<#if urgent>${t("announcement.mail.urgent", title)}<#else>${title}</#if>
