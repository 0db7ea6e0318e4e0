package org.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Writes titles and texts of notices out of the real words and sentences in {@code deploy/data}. */
final class Vocabulary {

    private static final int FIRST_YEAR_OF_EPIDEMIC = 2020;
    private static final int LAST_YEAR_OF_EPIDEMIC = 2021;
    private static final List<String> ACTS = List.of("做好", "加强", "开展", "推进", "组织开展", "进一步做好", "全面落实");
    private static final List<String> MATTERS = List.of(
            "科普宣传", "学术交流", "科技志愿服务", "人才举荐", "青少年科技教育", "科普日活动", "科技助力乡村振兴", "党建", "安全生产", "应急科普", "防汛救灾", "统计调查");
    private static final List<String> EPIDEMIC =
            List.of("新型冠状病毒感染的肺炎疫情防控", "疫情防控期间应急科普", "疫情防控期间志愿服务", "复工复产科技服务", "口罩等防护物资调配", "COVID-19防护知识宣传", "网上值班");
    private static final List<String> SENTENCES = List.of(
            "各单位要提高认识，加强领导，认真组织实施。",
            "请%s科协会同有关学会，围绕%s开展科普活动。",
            "%s科协要把%s列入年度工作要点，明确责任人和完成时限。",
            "邀请%s方面的专家到%s作专题报告。",
            "请于收到本通知后五个工作日内报送工作安排，联系单位为%s科协，涉及%s的另行报送。",
            "鼓励科技工作者结合%s研究，为%s的发展建言献策。",
            "活动结束后及时总结经验，上报工作进展情况。");

    private final List<String> places;
    private final List<String> subjects;
    private final List<String> real;
    private final Random random;

    Vocabulary(Random random) throws IOException {
        this.random = random;
        this.places = column("divisions.csv");
        this.subjects = column("disciplines.csv");
        this.real = Stream.of("notice-2020-3.txt", "rumours.csv")
                .flatMap(file -> read(file).stream())
                .flatMap(line -> Stream.of(line.split("(?<=[。！？])|,")))
                .map(String::strip)
                .filter(sentence -> sentence.length() > 12)
                .toList();
    }

    String title(int year, String type) {
        String matter = epidemic(year) ? any(EPIDEMIC) : any(MATTERS);
        String where = random.nextInt(3) == 0 ? any(places) : "";
        String about = random.nextInt(3) == 0 ? any(subjects) : "";
        return "关于" + any(ACTS) + where + about + matter + "工作的" + type;
    }

    String text(int year) {
        StringBuilder text = new StringBuilder("各有关单位：\n");
        for (int sentences = 12 + random.nextInt(16); sentences > 0; sentences--) {
            String sentence = epidemic(year)
                    ? any(real)
                    : any(SENTENCES).replaceFirst("%s", any(places)).replaceFirst("%s", any(subjects));
            text.append(sentence).append(random.nextInt(4) == 0 ? "\n" : "");
        }
        return text.toString();
    }

    /** A word that stands in few documents. */
    String rare() {
        return random.nextBoolean() ? any(subjects) : any(places);
    }

    private boolean epidemic(int year) {
        return year >= FIRST_YEAR_OF_EPIDEMIC && year <= LAST_YEAR_OF_EPIDEMIC && random.nextInt(4) > 0;
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static List<String> column(String file) {
        return read(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[1].replace("$", ""))
                .toList();
    }

    private static List<String> read(String file) {
        try {
            return Files.readAllLines(Path.of(System.getProperty("muster.root", "."))
                    .resolve("deploy/data")
                    .resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
