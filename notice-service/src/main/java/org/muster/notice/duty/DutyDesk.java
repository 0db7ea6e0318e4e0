package org.muster.notice.duty;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Tells other features whom to turn to (值班岗) in an organisation. */
@ApplicationScoped
public class DutyDesk {

    /** Who is on duty. Either may be null; both are when nobody is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OnDuty(OnPost main, OnPost backup) {

        public boolean nobody() {
            return main == null && backup == null;
        }
    }

    /**
     * A person on duty and how to reach it.
     *
     * @param userName whom a message on the platform is for; null without an account
     * @param email null when none is known
     * @param hasPhone whether somebody could call; the number is shown only to those who say why
     * @param until when the person's shift ends
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OnPost(
            UUID person,
            String name,
            String userName,
            String email,
            boolean hasPhone,
            UUID rotation,
            Instant since,
            Instant until) {

        /** Whether the platform itself can reach the person. */
        public boolean reachable() {
            return userName != null || email != null;
        }

        OnPost withoutEmail() {
            return new OnPost(person, name, userName, null, hasPhone, rotation, since, until);
        }
    }

    @Inject
    Seats seats;

    @Inject
    Tonight tonight;

    /**
     * Of several shifts at that moment the one that began last. An unknown organisation, or one without a roster, has
     * nobody.
     */
    public OnDuty onDuty(String organisation, Instant at) {
        List<Seat> held = seats.at(organisation, at).stream()
                .filter(seat -> seat.person() != null)
                .sorted(Comparator.comparing(Seat::shiftStarts).reversed())
                .toList();
        return new OnDuty(first(held, Post.MAIN), first(held, Post.BACKUP));
    }

    /**
     * Who is on duty in each from now until tomorrow morning, or comes on duty first; without addresses. Those where
     * nobody does are left out, as are those that are not the caller's or below: whom to call there is not its business.
     */
    public Map<String, OnDuty> tonight(Collection<String> organisations) {
        return organisations.isEmpty() ? Map.of() : tonight.of(organisations);
    }

    private static OnPost first(List<Seat> held, Post post) {
        return held.stream()
                .filter(seat -> seat.post() == post)
                .map(DutyDesk::onPost)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static OnPost onPost(Seat seat) {
        DutyPerson person = DutyPerson.findById(seat.person());
        return new OnPost(
                person.id,
                person.name,
                person.userName,
                person.email,
                person.phone != null,
                seat.rotation(),
                seat.starts(),
                seat.ends());
    }
}
