  ${t("support.mail.card")}<#if !card.approved()> (${t("support.mail.card.draft")})</#if>
<#if card.calls() gt 0>
    ${t("support.calls.many", card.calls())}
</#if>
<#if card.issue() == "open" || card.issue() == "workaround">
    ${t("support.issue.known")}: <#if card.workaround()?has_content>${card.workaround()}<#else>${t("support.issue.no-workaround")}</#if>
</#if>
<#if card.says()?has_content>
    ${t("support.card.says")}: ${card.says()}
</#if>
<#list card.looks() as look>
    <#if look.platform()?has_content>${t("support.card.looks-on", look.platform())}<#else>${t("support.card.looks")}</#if>: ${look.text()}
</#list>
<#if card.answer()?has_content>
    ${t("support.card.answer")}: ${card.answer()}
</#if>
<#if card.escalate()?has_content>
    ${t("support.card.escalate")}: ${card.escalate()}
</#if>
    ${t("support.mail.card.open")}: ${cardUrl}
