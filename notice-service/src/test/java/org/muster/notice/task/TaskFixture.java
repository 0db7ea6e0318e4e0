package org.muster.notice.task;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.muster.platform.organisation.Audiences;
import org.muster.platform.organisation.Selector;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Opens tasks the way the features do that ask for them. */
@ApplicationScoped
public class TaskFixture {

    @Inject
    Audiences audiences;

    @Inject
    Tasks tasks;

    /** A notice of 辽宁省科协 with one task per text. */
    @Transactional
    public UUID noticeTo(List<Selector> to, List<Selector> cc, String... texts) {
        UUID notice = UUID.randomUUID();
        List<TaskWording> wordings = new java.util.ArrayList<>();
        for (String text : texts) {
            wordings.add(new TaskWording(wordings.size() + 1, text, "秘书长", null, "近期"));
        }
        open(notice, to, cc, wordings);
        return notice;
    }

    @Transactional
    public void open(UUID notice, List<Selector> to, List<Selector> cc, List<TaskWording> wordings) {
        Map<String, List<Selector>> ways = cc.isEmpty() ? Map.of("to", to) : Map.of("to", to, "cc", cc);
        tasks.openForNotice(notice, "KX-210000", audiences.freeze(ways), "to", false, wordings);
    }

    /** Changes the catalogue's example into an instruction of its own with one task for each organisation. */
    public static ObjectNode instruction(UUID id, ObjectNode example, String... organisations) {
        example.put("instructionId", id.toString());
        ArrayNode asked = example.putArray("tasks");
        for (String organisation : organisations) {
            asked.addObject()
                    .put("number", asked.size() + 1)
                    .put("text", "提出废弃口罩处置办法")
                    .put("organisation", organisation)
                    .put("dueText", "尽快");
        }
        return example;
    }
}
