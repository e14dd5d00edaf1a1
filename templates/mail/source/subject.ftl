<#if count == 1>${sources[0].name} <#if sources[0].failing>not seen<#else>silent</#if> for ${sources[0].span}<#else>${count} sources cannot be seen or are silent: ${sources[0].name}, …</#if>
