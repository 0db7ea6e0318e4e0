package org.muster.notice.leadinggroup;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A member of a leading group.
 *
 * @param title the office held in the organisation (职务)
 * @param duties what the member answers for (责任分工)
 * @param standIn the name of the member who acts when this one cannot; null when nobody does
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
record Member(
        @NotNull @Enumerated(EnumType.STRING) Seat seat,
        @NotBlank @Size(max = 100) String name,
        @Size(max = 100) String title,
        @NotBlank @Size(max = 1000) String duties,
        @Size(max = 100) String standIn) {

    enum Seat {
        /** 组长 */
        LEADER,
        /** 副组长 */
        DEPUTY_LEADER,
        /** 成员 */
        MEMBER
    }
}
