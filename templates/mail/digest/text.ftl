<#if kind == "urgent">
Urgent, ${day}
<#else>
What is new for you, ${day}
</#if>

<#if owed gt 0>
${owed} to acknowledge<#if owed gt 1>, the first</#if> by ${byLong}<#if count gt owed>; ${count - owed} to know about</#if>.

TO ACKNOWLEDGE

${owedNotices}<#else>
${count} to know about, nothing to acknowledge.

</#if>
<#if hasOthers>
GOOD TO KNOW

${otherNotices}</#if>
<#if more gt 0>
And ${more} more: ${homeUrl}

</#if>
--
${name}, you get this because these notices touch what you look after or use.
<#if owed gt 0>
What has to be acknowledged is sent in any case; everything else you can decline.
</#if>
When and what you get: ${preferences}
Everything that waits for you: ${homeUrl}
<#if sources?has_content>
${sources}.
</#if>
Not ${name}? Then this came to you by mistake: please leave the links alone and tell your administrator.
