package org.muster.notice.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;
import org.hibernate.exception.ConstraintViolationException;
import org.muster.platform.problem.ProblemException;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A person on duty (值班人员) of one organisation. Contact data stays until its stated end or until the person leaves,
 * whichever comes first.
 */
@Entity
@Table(name = "duty_person")
class DutyPerson extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;
    String name;
    String phone;
    String email;

    /** The account with which the person swaps, hands over and answers; null without one. */
    String userName;

    String purpose;

    @Enumerated(EnumType.STRING)
    LawfulBasis basis;

    LocalDate keepUntil;

    /** From then on the person holds no seat, whatever the rotations say. */
    Instant leftAt;

    @Version
    int version;

    /** @throws ProblemException 409 when the person has left */
    void requireThere() {
        if (leftAt != null) {
            throw ProblemException.conflict("duty-person-left", name);
        }
    }

    void leave(Instant at) {
        requireThere();
        leftAt = at;
        phone = null;
        email = null;
        userName = null;
    }

    /** @throws ProblemException 409 when another person of the organisation has the account */
    void keep() {
        try {
            persistAndFlush();
        } catch (ConstraintViolationException e) {
            if ("duty_person_user".equals(e.getConstraintName())) {
                throw ProblemException.conflict("duty-user-taken", userName);
            }
            throw e;
        }
    }
}
