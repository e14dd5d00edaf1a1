${t("support.mail.issues")}
