package org.muster.outreach.verdicts;

import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.muster.outreach.answers.Rating;

/**
 * What a version says: that this claim is so, for these reasons.
 *
 * @param effectiveUntil the last day it answers anybody; null while nothing speaks against it
 */
@Embeddable
record Conclusion(
        String claim,
        @Enumerated(EnumType.STRING) Rating rating,
        String summary,
        String explanation,
        @JdbcTypeCode(SqlTypes.JSON) List<Source> sources,
        LocalDate effectiveUntil) {}
