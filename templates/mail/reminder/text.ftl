Still to acknowledge: ${count}<#if late gt 0>, of which ${late} overdue</#if>

<#list notices as notice>
* ${notice.title}
  <#if notice.late>Was due<#else>Due</#if> ${notice.due}
  <#if notice.changed?size gt 0>
  Changed since you acknowledged it: ${notice.changed?join(" ")}
  </#if>
  <#if notice.pressed>
  A link of your mail was pressed, perhaps by a program that checks mail: it counts once you confirm it.
  </#if>
  <#if notice.from?has_content>
  Handed to you by ${notice.from}
  </#if>
  <#if notice.owner?has_content>
  For ${notice.owner}, who is away. Acknowledge for them: ${notice.acknowledgeUrl}
  <#else>
  <#if notice.pressed>Confirm<#else>Acknowledge</#if>: ${notice.acknowledgeUrl}
  </#if>
  More: ${notice.pageUrl}

</#list>
<#if more gt 0>
And ${more} more: ${homeUrl}

</#if>
<#if older gt 0>
<#if older == 1>One older one still waits<#else>${older} older ones still wait</#if>, of which no more mail is sent: ${homeUrl}

</#if>
--
${name}, you get this because you owe these acknowledgements<#if notices?filter(notice -> notice.owner?has_content)?size gt 0> or stand in for somebody who does</#if>. It stops when you have acknowledged; it cannot be declined.
Away for a while? Say so, and no reminder comes meanwhile: ${awayUrl}
When you get your digest: ${preferences}
Everything that waits for you: ${homeUrl}
Not ${name}? Then this came to you by mistake: please leave the links alone and tell your administrator.
