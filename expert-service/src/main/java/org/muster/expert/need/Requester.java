package org.muster.expert.need;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Who needs the experts when it is not the entering organisation itself (需求单位). */
@Embeddable
record Requester(
        @Column(name = "requester_name") @NotBlank @Size(max = 120)
        String name,

        @Column(name = "requester_kind") @Enumerated(EnumType.STRING) @NotNull
        Kind kind) {

    enum Kind {
        /** 政府部门 */
        GOVERNMENT,
        /** 医疗卫生机构 */
        MEDICAL,
        /** 企业 */
        ENTERPRISE,
        /** 其他单位 */
        OTHER
    }
}
