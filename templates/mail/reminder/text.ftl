Still to acknowledge: ${count}<#if late gt 0>, of which ${late} overdue</#if>

<#list notices as notice>
* ${notice.title}
  <#if notice.late>Was due<#else>Due</#if> ${notice.due}
  Acknowledge: ${notice.acknowledgeUrl}
  More: ${notice.pageUrl}

</#list>
--
${name}, you get this because you owe these acknowledgements. It stops when you have acknowledged; it cannot be declined.
When you get your digest: ${preferences}
Everything that waits for you: ${homeUrl}
Not ${name}? Then this came to you by mistake: please leave the links alone and tell your administrator.
