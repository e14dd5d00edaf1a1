* ${title}
  <#list badges as badge>${said(badge.word())}<#sep> | </#sep></#list><#if about?has_content> | ${about?join(", ")}</#if>
<#list changes as change>
  ${t("mail.notice.changed")} ${said(change)}
</#list>
<#if summary?has_content>
  ${summary}
</#if>
<#if until?has_content>
  ${t("mail.notice.until-day", until)}
</#if>
<#if card??>
<#include "/mail/desk/card.ftl">
</#if>
<#if due?has_content>
  ${t("mail.notice.by-at", due, acknowledgeUrl)}
</#if>
  ${said(because?cap_first)}.
  ${t("mail.notice.more", pageUrl)}
<#if sourceUrl?has_content>
  ${source}: ${sourceUrl}
<#else>
  ${t("mail.notice.source", source)}
</#if>

