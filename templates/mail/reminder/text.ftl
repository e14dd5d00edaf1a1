<#if late gt 0>${t("mail.reminder.still-late", count, late)}<#else>${t("mail.reminder.still", count)}</#if>
<#if own("reminder")??>

${own("reminder")}
</#if>

<#list notices as notice>
* ${notice.title}
  <#if notice.late>${t("mail.was-due", notice.due)}<#else>${t("mail.due", notice.due)}</#if>
  <#if notice.changed?size gt 0>
  ${t("mail.reminder.changed")} <#list notice.changed as change>${said(change)}<#sep> </#list>
  </#if>
  <#if notice.pressed>
  ${t("mail.reminder.pressed")}
  </#if>
  <#if notice.from?has_content>
  ${t("mail.reminder.handed", notice.from)}
  </#if>
  <#if notice.owner?has_content>
  ${t("mail.reminder.for-acknowledge", notice.owner, notice.acknowledgeUrl)}
  <#else>
  <#if notice.pressed>${t("mail.reminder.confirm")}<#else>${t("mail.acknowledge")}</#if>: ${notice.acknowledgeUrl}
  </#if>
  ${t("mail.notice.more", notice.pageUrl)}

</#list>
<#if more gt 0>
${t("mail.more-at", more, homeUrl)}

</#if>
<#if older gt 0>
${t("mail.reminder.no-more-mail", t("mail.reminder.older", older))}: ${homeUrl}

</#if>
--
<#if notices?filter(notice -> notice.owner?has_content)?size gt 0>${t("mail.reminder.because-stand-in", name)}<#else>${t("mail.reminder.because", name)}</#if> ${t("mail.reminder.stops")}
${t("mail.reminder.away-say", awayUrl)}
${t("mail.reminder.when-digest")}: ${preferences}
${t("mail.all-waiting")}: ${homeUrl}
${own("mistake")!t("mail.not-you", name)}
<#if own("footer")??>

${own("footer")}
</#if>
