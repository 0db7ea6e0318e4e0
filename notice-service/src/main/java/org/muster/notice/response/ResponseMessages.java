package org.muster.notice.response;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.notice.cap.CapMessage;
import org.muster.notice.cap.CapMessage.Area;
import org.muster.notice.cap.CapMessage.Info;
import org.muster.notice.cap.CapMessage.MsgType;
import org.muster.notice.cap.CapMessage.NamedValue;
import org.muster.notice.cap.CapMessage.Reference;
import org.muster.notice.cap.CapMessage.Scope;
import org.muster.notice.cap.CapMessage.Status;
import org.muster.notice.cap.EventCategory;
import org.muster.notice.task.Drill;
import org.muster.platform.organisation.Organisations;

/**
 * The steps of a response as messages: the activation is an Alert, each change of level an Update of all before it, and
 * so is the stand-down (解除), with AllClear.
 */
@ApplicationScoped
class ResponseMessages {

    private static final String ASSOCIATION = "科学技术协会";

    @Inject
    Organisations organisations;

    /** @param step from 0 */
    CapMessage of(EmergencyResponse response, int step) {
        ResponseStep at = response.steps.get(step);
        return new CapMessage(
                self(response, step),
                Status.of(response.drill),
                step == 0 ? MsgType.Alert : MsgType.Update,
                Scope.Restricted,
                "科协系统内部",
                null,
                IntStream.range(0, step)
                        .mapToObj(earlier -> self(response, earlier))
                        .toList(),
                response.id.toString(),
                List.of(info(response, at)));
    }

    private Info info(EmergencyResponse response, ResponseStep step) {
        String name = organisations.require(response.organisation).name();
        boolean over = step.kind == ResponseStep.Kind.STOOD_DOWN;
        ResponseLevel level = over ? step.fromLevel : step.toLevel;
        String headline = name
                + switch (step.kind) {
                    case ACTIVATED -> "启动" + level + "级应急响应：";
                    case LEVEL_CHANGED -> "将应急响应调整为" + level + "级：";
                    case STOOD_DOWN -> "终止应急响应：";
                }
                + response.event;
        return new Info(
                "zh-CN",
                List.of(EventCategory.of(response.event).name()),
                Drill.mark(response.drill, response.event),
                List.of(over ? "AllClear" : "Execute"),
                over ? "Past" : level.compareTo(ResponseLevel.II) <= 0 ? "Immediate" : "Expected",
                severity(level),
                "Observed",
                step.at,
                null,
                null,
                name,
                Drill.mark(response.drill, headline),
                null,
                null,
                null,
                parameters(response, step, level),
                List.of(new Area(
                        name.endsWith(ASSOCIATION) ? name.substring(0, name.length() - ASSOCIATION.length()) : name,
                        List.of(response.divisionCode))));
    }

    private static List<NamedValue> parameters(EmergencyResponse response, ResponseStep step, ResponseLevel level) {
        List<NamedValue> parameters = new ArrayList<>();
        parameters.add(new NamedValue("响应级别", level.name()));
        if (step.governmentLevel != null) {
            parameters.add(new NamedValue("政府响应级别", step.governmentLevel.name()));
        }
        if (response.warningColour != null) {
            parameters.add(new NamedValue("预警颜色", response.warningColour.word()));
        }
        return parameters;
    }

    private static String severity(ResponseLevel level) {
        return switch (level) {
            case I -> "Extreme";
            case II -> "Severe";
            case III -> "Moderate";
            case IV -> "Minor";
        };
    }

    private static Reference self(EmergencyResponse response, int step) {
        return new Reference(response.organisation, response.id + "-" + step, response.steps.get(step).at);
    }
}
