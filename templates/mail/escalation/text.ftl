${name} (${email}) has not acknowledged:

<#list notices as notice>
* ${notice.title}
  Was due ${notice.due}
  ${notice.pageUrl}

</#list>
Reminders were sent. Please see that somebody who can act has read this.

--
You get this because you are named as the manager of ${name}.
Runstate: ${homeUrl}
