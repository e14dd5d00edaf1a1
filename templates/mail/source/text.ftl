${name}, what <#if count == 1>this source says<#else>these sources say</#if> may be missing in all digests:

<#list sources as source>
* ${source.name}
<#if source.failing>
  Not seen for ${source.span}, since ${source.since}: ${source.why}.
<#if source.detail?has_content>
  ${source.detail}
</#if>
<#else>
  Nothing new for ${source.span}, since ${source.since}, which is three times as long as usual.
</#if>
  ${source.pageUrl}

</#list>
What was kept before stays as it is. Runstate goes on looking, at least once a day.
Look whether the address still holds, and whether Runstate may read it.

--
You get this because you own <#if count == 1>this source<#else>these sources</#if>, or are an administrator. It is said again after a week at the earliest.
All sources: ${homeUrl}
