<#if kind == "urgent">
${t("mail.digest.urgent-day", day)}
<#else>
${t("mail.digest.new-day", day)}
</#if>
<#if own("digest")??>

${own("digest")}
</#if>

<#if owed gt 0>
<#if count gt owed>${t("mail.digest.owed-by-and", owed, byLong, count - owed)}<#else>${t("mail.digest.owed-by", owed, byLong)}</#if>.

${t("mail.digest.to-acknowledge")?upper_case}

${owedNotices}<#else>
${t("mail.digest.only-to-know", count)}

</#if>
<#if hasOthers>
${t("mail.digest.good-to-know")?upper_case}

${otherNotices}</#if>
<#if more gt 0>
${t("mail.more-at", more, homeUrl)}

</#if>
--
${t("mail.digest.because", name)}
<#if owed gt 0>
${t("mail.digest.in-any-case")}
</#if>
${t("mail.digest.when-and-what")}: ${preferences}
${t("mail.all-waiting")}: ${homeUrl}
<#if sources?has_content>
${said(sources)}.
</#if>
${own("mistake")!t("mail.not-you", name)}
<#if own("footer")??>

${own("footer")}
</#if>
