${t("mail.escalation.who", persons, people[0].name, count)}: ${people[0].notices[0].title?truncate_w(70, "…")} (${dayShort})
