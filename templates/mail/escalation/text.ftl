Not acknowledged, though reminders were sent:

<#list people as person>
${person.name} (${person.email})
You hear of it because ${person.because}.

<#list person.notices as notice>
* ${notice.title}
  <#if notice.late>Was due<#else>Due</#if> ${notice.due}
  ${notice.pageUrl}

</#list>
</#list>
<#if more gt 0>
And ${more} more.

</#if>
Please see that somebody who can act has read this.

--
You get this once a day at most. It ends when they have acknowledged.
Runstate: ${homeUrl}
