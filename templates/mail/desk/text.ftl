${name}, ${heading}

<#list lines as line>
${line}

</#list>
<#list items as item>
* ${item}
</#list>
<#if items?has_content>

</#if>
${button}: ${pageUrl}

--
${why}
<#if own("footer")??>

${own("footer")}
</#if>
