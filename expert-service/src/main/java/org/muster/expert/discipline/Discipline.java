package org.muster.expert.discipline;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A discipline (学科). @param note synonyms and scope as the standard gives them */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Discipline(String code, String name, String parent, String note) {}
