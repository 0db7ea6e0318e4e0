package org.muster.platform.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

/** What an auditor looks for; whatever is left out narrows nothing. */
public class AuditFilter {

    /** Not before this moment. */
    @QueryParam("from")
    Instant from;

    /** Before this moment. */
    @QueryParam("to")
    Instant to;

    /** Who acted: the person's stable id, or "system" for what the platform did by itself. */
    @QueryParam("person")
    @Size(max = 100)
    String person;

    /** For which organisation it was done, those below included. */
    @QueryParam("organisation")
    @Size(max = 40)
    String organisation;

    @QueryParam("action")
    @Size(max = 100)
    String action;

    @QueryParam("objectType")
    @Size(max = 100)
    String objectType;

    @QueryParam("objectId")
    @Size(max = 200)
    String objectId;

    /** As it stands in the trail, where the look itself is a line. */
    Map<String, Object> asked() {
        Map<String, Object> asked = new LinkedHashMap<>();
        put(asked, "from", from);
        put(asked, "to", to);
        put(asked, "person", person);
        put(asked, "organisation", organisation);
        put(asked, "action", action);
        put(asked, "objectType", objectType);
        put(asked, "objectId", objectId);
        return asked;
    }

    private static void put(Map<String, Object> asked, String name, Object value) {
        if (value != null) {
            asked.put(name, value.toString());
        }
    }
}
