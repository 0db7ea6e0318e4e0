package org.muster.platform.organisation;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One stretch of the tree that a frozen audience takes in (受众范围), as an event tells it to those who do not have the
 * audience: whoever stands between {@code from} and {@code to} and is of the kind, the group and the discipline, unless an
 * exclusion takes them out again. Null means any.
 *
 * @param disciplines all that are meant, those below the ones that were named too
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AudienceClause(
        long from,
        long to,
        int depthFrom,
        Integer depthTo,
        List<String> kinds,
        List<String> groups,
        List<String> disciplines,
        List<AudienceClause> excluding) {}
