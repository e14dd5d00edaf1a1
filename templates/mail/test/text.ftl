${t("mail.test.reaches-name", name)}

${t("mail.test.asked", at)}
${t("mail.test.answered-at", messageUrl)}

--
${t("mail.test.because-at", runsUrl)}
<#if own("footer")??>

${own("footer")}
</#if>
