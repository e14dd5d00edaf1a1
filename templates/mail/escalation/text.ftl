${t("mail.escalation.reminded")}

<#list people as person>
${person.name} (${person.email})
${t("mail.escalation.because", said(person.because))}.

<#list person.notices as notice>
* ${notice.title}
  <#if notice.late>${t("mail.was-due", notice.due)}<#else>${t("mail.due", notice.due)}</#if>
  ${notice.pageUrl}

</#list>
</#list>
<#if more gt 0>
${t("mail.more", more)}.

</#if>
${own("escalation")!t("mail.escalation.see")}

--
${t("mail.escalation.once")}
Runstate: ${homeUrl}
<#if own("footer")??>

${own("footer")}
</#if>
