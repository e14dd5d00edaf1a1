<#assign title = notices[0].title?truncate_w(70, "…")><#if late gt 0>${t("mail.reminder.subject.late", late, title)}<#else>${t("mail.reminder.subject.open", count, by, title)}</#if> (${dayShort})
