${t("mail.source.missing", name, count)}

<#list sources as source>
* ${source.name}
<#if source.failing>
  ${t("mail.source.not-seen-since", said("for " + source.span), source.since, said(source.why))}
<#if source.detail?has_content>
  ${said(source.detail)}
</#if>
<#else>
  ${t("mail.source.nothing-new-since", said("for " + source.span), source.since)}
</#if>
  ${source.pageUrl}

</#list>
${t("mail.source.kept")}
${t("mail.source.look")}

--
${t("mail.source.because", count)}
${t("mail.source.all")}: ${homeUrl}
<#if own("footer")??>

${own("footer")}
</#if>
