
${t("support.mail.issues")?upper_case}

<#list issues as issue>
* ${issue.title}
  ${t("support.mail.issues.since", issue.since)} <#if issue.workaround?has_content>${t("support.issue.workaround")}: ${issue.workaround}<#else>${t("support.issue.no-workaround")}</#if>
  ${issue.url}

</#list>
${t("support.mail.issues.all")}: ${deskUrl}

