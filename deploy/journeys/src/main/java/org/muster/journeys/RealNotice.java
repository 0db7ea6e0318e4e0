package org.muster.journeys;

import java.util.List;
import java.util.Map;

import org.muster.station.demo.DemoData;

/** 辽科协发〔2020〕3号 as it stands in the demo's data, taken apart into what a drafter enters. */
record RealNotice(String title, String body) {

    static final String TITLE = "关于做好新型冠状病毒感染的肺炎疫情防控工作的通知";

    static RealNotice read(DemoData data) {
        String text = data.text("notice-2020-3.txt");
        int from = text.indexOf("为坚定不移把习近平总书记");
        int to = text.indexOf("辽宁省科学技术协会办公室");
        return new RealNotice(TITLE, text.substring(from, to).strip());
    }

    /** What it asks for, in its own words and with its own vagueness. */
    List<Map<String, Object>> asks() {
        return List.of(
                ask(1, "召开一次网上支部会议和网上理事会（常务理事会议），及时传达党中央和省委、省政府的重大部署要求", "学会党组织负责人", "近期"),
                ask(2, "做好省内外专家储备，建立顺畅通道，保持联系", "秘书长", null),
                ask(3, "制定工作方案，建立应急响应机制，建立网上值班制度，保持通信畅通", "学会党组织负责人和秘书长", null),
                ask(4, "及时把工作进展情况上报省科协", "秘书长", "及时"));
    }

    private Map<String, Object> ask(int number, String text, String role, String dueText) {
        return dueText == null
                ? Map.of("number", number, "text", text, "responsibleRole", role)
                : Map.of("number", number, "text", text, "responsibleRole", role, "dueText", dueText);
    }
}
