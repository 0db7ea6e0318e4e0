package org.muster.expert.opinion;

import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What happened to an opinion.
 *
 * @param source the brief or instruction, null for the giving itself
 * @param rank of the leader who gave the instruction; more of it is not for the author
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Step(Kind kind, LocalDate on, UUID source, String series, Integer issue, String rank) {

    /** In the order in which they happen, whatever the order in which they are heard of. */
    enum Kind {
        /** 已提交 */
        GIVEN,
        /** 已采用: stands in an issue of a brief series. */
        USED,
        /** 获批示 */
        INSTRUCTED,
        /** 已办结 */
        CLOSED
    }
}
