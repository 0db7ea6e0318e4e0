package org.muster.platform.audit;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.security.CurrentUser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Records an act in the running transaction: what rolls back leaves no trace, what commits always does. */
@ApplicationScoped
public class AuditTrail {

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    @Inject
    ObjectMapper json;

    /**
     * @param action a verb such as "issue" or "read-contact"
     * @param detail further facts, to which is added what the person is called at that time and by whose right it was
     *     done; never contact data, tokens or message bodies
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, String objectType, Object objectId, Map<String, ?> detail) {
        if (user.anonymous()) {
            write("anonymous", null, action, objectType, objectId, detail);
        } else {
            write(user.subject(), user.organisation(), action, objectType, objectId, withPerson(detail));
        }
    }

    /** The name as it is now: an account may be gone long before its lines are. */
    private Map<String, ?> withPerson(Map<String, ?> detail) {
        Map<String, Object> full = new LinkedHashMap<>(detail);
        full.put("personName", user.ownName());
        user.onBehalf().ifPresent(other -> {
            full.put("delegation", other.right());
            full.put("onBehalfOf", other.name());
        });
        return full;
    }

    /** For what the platform does by itself, such as on an event. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAutomatic(String action, String objectType, Object objectId, Map<String, ?> detail) {
        write("system", null, action, objectType, objectId, detail);
    }

    private void write(
            String subject, String organisation, String action, String objectType, Object id, Map<String, ?> detail) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into audit (subject, organisation, action, object_type, object_id, outcome, detail)"
                        + " values (?, ?, ?, ?, ?, 'done', ?::jsonb)",
                subject,
                organisation,
                action,
                objectType,
                id.toString(),
                text(detail)));
    }

    private String text(Map<String, ?> detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
