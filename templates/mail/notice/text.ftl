* ${title}
  <#list badges as badge>${badge.word()}<#sep> | </#sep></#list><#if about?has_content> | ${about?join(", ")}</#if>
<#list changes as change>
  Changed: ${change}
</#list>
<#if summary?has_content>
  ${summary}
</#if>
<#if until?has_content>
  Until: ${until}
</#if>
<#if card??>
<#include "/mail/desk/card.ftl">
</#if>
<#if due?has_content>
  Acknowledge by ${due}: ${acknowledgeUrl}
</#if>
  ${because?cap_first}.
  More: ${pageUrl}
<#if sourceUrl?has_content>
  ${source}: ${sourceUrl}
<#else>
  Source: ${source}
</#if>

