<#if why == "joined">
${t("onboarding.mail.joined")}
<#else>
${t("onboarding.mail.gained." + why)}
</#if>
${day}

${t("onboarding.mail.count", count)}
<#if owed gt 0>
${t("onboarding.mail.by", byLong, owed)}
</#if>
<#if own("digest")??>

${own("digest")}
</#if>

<#if onboarding?has_content>
${t("onboarding.mail.onboarding")?upper_case}

<#list onboarding as item>
* ${item.title()}
<#if item.text()?has_content>
  ${item.text()}
</#if>
<#if item.url()??>
  ${item.url()}
</#if>

</#list>
</#if>
<#if owed gt 0>
${t("onboarding.mail.acknowledge")?upper_case}

${owedNotices}</#if>
<#if hasOthers>
${t("onboarding.mail.good")?upper_case}

${otherNotices}</#if>
<#if more gt 0>
${t("onboarding.mail.more", more)}: ${homeUrl}

</#if>
--
${t("onboarding.mail.why." + (why == "joined")?then("joined", "gained"), name)}
<#if owed gt 0>
${t("onboarding.mail.decline")}
</#if>
${t("onboarding.mail.preferences")}: ${preferences}
${t("onboarding.mail.home")}: ${homeUrl}
<#if sources?has_content>
${sources}.
</#if>
${own("mistake")!t("onboarding.mail.mistake", name)}
<#if own("footer")??>

${own("footer")}
</#if>
