${t("announcement.mail.hello", name)}

${title}

<#list blocks as block>
<#if block.kind == "heading">
<#list block.lines as line><#list line.spans as span>${span.text}</#list>
</#list>
<#elseif block.kind == "list">
<#list block.lines as line>
- <#list line.spans as span>${span.text}</#list>
</#list>

<#else>
<#list block.lines as line><#list line.spans as span>${span.text}</#list>
</#list>

</#if>
</#list>
<#if due?has_content>
${t("announcement.mail.confirm-by", due)}
${acknowledgeUrl}

</#if>
--
${t("announcement.mail.why")}
${t("announcement.mail.page")}: ${pageUrl}
<#if own("footer")??>

${own("footer")}
</#if>
