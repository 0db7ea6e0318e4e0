package org.muster.notice.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.muster.notice.form.Paper.Source;

/** Holds a paper against the rules. */
public final class Rules {

    private static final String REQUEST = "请示";
    private static final String REPORT = "报告";
    private static final String NOTICE = "通知";

    /** Published to all, or a record: they have no addressees. */
    private static final Set<String> WITHOUT_ADDRESSEE = Set.of("决议", "命令（令）", "公报", "公告", "通告", "纪要");

    private static final String MINUTES = "纪要";

    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");
    private static final Pattern NUMBER =
            Pattern.compile("[\\u4e00-\\u9fff]{2,12}(.)((?:19|20)\\d{2})(.)(第?)(\\d{1,5})号");
    private static final String OPENING = "〔[［【(（";
    private static final String CLOSING = "〕]］】)）";
    private static final Pattern ASKED_FOR =
            Pattern.compile("(?:妥否|当否|是否妥当|可否)[，,]?请(?:予)?(?:批示|批复|审批|审定|指示)|请(?:予)?(?:批示|批复|审批)");
    private static final Pattern MATTER = Pattern.compile("(?m)^[\\s\\u3000]*[一二三四五六七八九十]+、.*(?:请求|恳请|申请|拟请|请批准).*$");
    private static final Pattern ENDS_IN_PUNCTUATION = Pattern.compile(".*[。；，、：;,.:]$", Pattern.DOTALL);

    private final Paper paper;
    private final Elements elements;
    private final List<Deviation> found = new ArrayList<>();

    private Rules(Paper paper) {
        this.paper = paper;
        this.elements = paper.elements();
    }

    /** In the order of the document. */
    public static List<Deviation> deviations(Paper paper) {
        Rules rules = new Rules(paper);
        rules.head();
        rules.title();
        rules.forward();
        rules.missing();
        rules.attachments();
        rules.imprint();
        rules.upward();
        rules.deadline();
        return List.copyOf(rules.found);
    }

    private void head() {
        if (elements.copyNumber() != null
                && !SIX_DIGITS.matcher(elements.copyNumber()).matches()) {
            found.add(Rule.COPY_NUMBER.at("/elements/copyNumber"));
        }
        boolean upward = paper.direction().upward();
        // others get it from who approves them
        if (upward && elements.signatory() == null && elements.transcribed()) {
            found.add(Rule.SIGNATORY_MISSING.at("/elements/signatory"));
        }
        if (!upward && elements.signatory() != null) {
            found.add(Rule.SIGNATORY_NOT_UPWARD.at("/elements/signatory"));
        }
        numbers("/title", paper.title());
        numbers("/body", paper.body());
        for (int i = 0; i < elements.attachmentNames().size(); i++) {
            numbers("/elements/attachmentNames/" + i, elements.attachmentNames().get(i));
        }
    }

    private void numbers(String pointer, String text) {
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            boolean bracketed = OPENING.contains(number.group(1)) && CLOSING.contains(number.group(3));
            boolean proper = number.group(1).equals("〔")
                    && number.group(3).equals("〕")
                    && number.group(4).isEmpty()
                    && !number.group(5).startsWith("0");
            if (bracketed && !proper) {
                found.add(Rule.NUMBER_FORM.at(pointer, number.group()));
                return;
            }
        }
    }

    private void title() {
        String compact = Paper.compact(paper.title());
        String type = paper.type().equals("命令（令）") ? "令" : paper.type();
        if (!compact.replaceAll("（[^（）]*）$", "").endsWith(type)) {
            found.add(Rule.TITLE_WITHOUT_TYPE.at("/title", type));
        }
        if (ForwardVerb.in(compact).isEmpty()) {
            return;
        }
        for (String once : List.of("关于", ForwardVerb.PASSED_ON.word(), "的通知的通知")) {
            if (compact.indexOf(once) != compact.lastIndexOf(once) || once.length() > 2 && compact.contains(once)) {
                found.add(Rule.TITLE_REPEATS.at("/title", once.length() > 2 ? NOTICE : once));
            }
        }
    }

    private void forward() {
        if (paper.forwarded() == null) {
            return;
        }
        String compact = Paper.compact(paper.title());
        List<Source> chain = paper.forwarded().chain();
        ForwardVerb verb = paper.forwarded().verb();
        if (!compact.contains(verb.word())) {
            found.add(Rule.FORWARD_VERB.at("/title", verb.word()));
        }
        if (chain.stream().noneMatch(source -> compact.contains(source.matter()))) {
            found.add(Rule.FORWARDED_TITLE.at(
                    "/title", chain.get(chain.size() - 1).title()));
        }
    }

    private void missing() {
        if (!elements.transcribed()) {
            return;
        }
        if (elements.addressee() == null && !WITHOUT_ADDRESSEE.contains(paper.type())) {
            found.add(Rule.ADDRESSEE_MISSING.at("/elements/addressee"));
        }
        if (elements.signature() == null && !paper.type().equals(MINUTES)) {
            found.add(Rule.SIGNATURE_MISSING.at("/elements/signature"));
        }
        if (elements.writtenOn() == null) {
            found.add(Rule.DATE_MISSING.at("/elements/writtenOn"));
        }
    }

    private void attachments() {
        List<String> names = elements.attachmentNames();
        int real = 0;
        for (int i = 0; i < names.size(); i++) {
            String pointer = "/elements/attachmentNames/" + i;
            if (isForwarded(names.get(i))) {
                found.add(Rule.FORWARDED_AS_ATTACHMENT.at(pointer));
                continue;
            }
            real++;
            if (ENDS_IN_PUNCTUATION.matcher(names.get(i)).matches()) {
                found.add(Rule.ATTACHMENT_PUNCTUATION.at(pointer));
            }
        }
        if (real != paper.files() && (!names.isEmpty() || elements.transcribed())) {
            found.add(Rule.ATTACHMENT_COUNT.at("/elements/attachmentNames", real, paper.files()));
        }
    }

    private boolean isForwarded(String name) {
        String compact = Paper.compact(name);
        return paper.forwarded() != null
                && paper.forwarded().chain().stream()
                        .anyMatch(source -> compact.contains(source.number()) || compact.contains(source.matter()));
    }

    private void imprint() {
        if (elements.writtenOn() != null
                && (elements.printedOn() != null && elements.writtenOn().isAfter(elements.printedOn())
                        || paper.issuedOn() != null && elements.writtenOn().isAfter(paper.issuedOn()))) {
            found.add(Rule.DATE_AFTER_PRINTING.at("/elements/writtenOn"));
        }
        if (elements.printedBy() != null && !elements.printedBy().equals(paper.organ())) {
            found.add(Rule.PRINTED_BY_ANOTHER.at("/elements/printedBy", elements.printedBy(), paper.organ()));
        }
    }

    private void upward() {
        Paper.Direction direction = paper.direction();
        if (direction.upwardType() && !direction.toSuperior()) {
            found.add(Rule.NOT_UPWARD.at("/to", paper.type()));
        }
        if (direction.upward() && direction.copiedBelow()) {
            found.add(Rule.UPWARD_COPIED_BELOW.at("/cc"));
        }
        if (paper.type().equals(REQUEST)) {
            if (!direction.oneAddressee()) {
                found.add(Rule.REQUEST_ADDRESSEES.at("/to"));
            }
            long matters = MATTER.matcher(paper.body()).results().count();
            if (matters > 1) {
                found.add(Rule.REQUEST_MATTERS.at("/body", matters));
            }
        }
        Matcher asked = ASKED_FOR.matcher(paper.body());
        if (paper.type().equals(REPORT) && asked.find()) {
            found.add(Rule.REPORT_WITH_REQUEST.at("/body", asked.group()));
        }
    }

    private void deadline() {
        if (paper.type().equals(NOTICE) && !paper.deadline()) {
            found.add(Rule.DEADLINE_MISSING.at("/tasks"));
        }
    }
}
