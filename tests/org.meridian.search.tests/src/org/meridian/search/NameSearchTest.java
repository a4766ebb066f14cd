package org.meridian.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;
import org.meridian.testkit.search.MemoryFiles;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What people type for a name, and exactly whom they want to find. */
class NameSearchTest {
    private static final List<String> PEOPLE =
            List.of(
                    "Wang^XiaoMing=王^小明",
                    "=王明",
                    "Wang^Ming=汪^明",
                    "=张三",
                    "=张三丰",
                    "=張^學友",
                    "=单雄信",
                    "=曾国藩",
                    "=解晓东",
                    "=仇和",
                    "=区志伟",
                    "=查良镛",
                    "=朴树",
                    "=缪荃孙",
                    "=覃海洋",
                    "=黑伯龙",
                    "=單田芳",
                    "=吕布",
                    "=欧阳修",
                    "=诸葛亮",
                    "=司马^长风",
                    "=尉迟恭",
                    "=乐毅",
                    "=万俟卨",
                    "=澹台灭明",
                    "=盖叫天",
                    "=刘䶮",
                    "=𠮷田",
                    "=阿依古丽·买买提",
                    "Müller^Jürgen",
                    "O'Brien^Seán",
                    "Smith^John",
                    "Smith-Jones^Mary Ann",
                    "Schröder^Anna",
                    "Иванов^Пётр",
                    "Yamada^Tarou=山田^太郎=やまだ^たろう",
                    "Hong^Gildong=洪^吉洞=홍^길동",
                    "González^José",
                    "Łukasz^Kowalski");

    private static final SearchIndex INDEX = SearchIndex.open(new MemoryFiles());

    @BeforeAll
    static void fill() {
        for (String person : PEOPLE) {
            PersonName name = PersonName.parse(person);
            INDEX.update(
                    new IndexDocument(
                            "person",
                            person,
                            PatientKey.random(),
                            name.display(),
                            List.of(name),
                            List.of(),
                            List.of(),
                            Optional.<LocalDate>empty(),
                            Map.of(),
                            Map.of()));
        }
    }

    @AfterAll
    static void close() {
        INDEX.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ':',
            value = {
                // characters, from any place of a name, in simplified or traditional form
                "王小明 : Wang^XiaoMing=王^小明",
                "王小 : Wang^XiaoMing=王^小明",
                "小明 : Wang^XiaoMing=王^小明",
                "明 : Wang^XiaoMing=王^小明 | =王明 | Wang^Ming=汪^明 | =澹台灭明",
                "王明 : =王明",
                "王 明 : Wang^XiaoMing=王^小明 | =王明",
                "张三 : =张三 | =张三丰",
                "张学友 : =張^學友",
                "張學友 : =張^學友",
                "张 友 : =張^學友",
                "国藩 : =曾国藩",
                "𠮷田 : =𠮷田",
                "买买提 : =阿依古丽·买买提",
                "阿依古丽买买提 : =阿依古丽·买买提",
                "山田 : Yamada^Tarou=山田^太郎=やまだ^たろう",
                "やまだ : Yamada^Tarou=山田^太郎=やまだ^たろう",
                "길동 : Hong^Gildong=洪^吉洞=홍^길동",
                "李四 : ",
                // pinyin: whole, its beginning, given name first, with spaces and with tones
                "wangxiaoming : Wang^XiaoMing=王^小明",
                "wangxiao : Wang^XiaoMing=王^小明",
                "wang xiao ming : Wang^XiaoMing=王^小明",
                "xiaoming wang : Wang^XiaoMing=王^小明",
                "Xiaoming : Wang^XiaoMing=王^小明",
                "wáng xiǎomíng : Wang^XiaoMing=王^小明",
                "zhangsan : =张三 | =张三丰",
                "zhangsanfeng : =张三丰",
                "ZHANG SANFENG : =张三丰",
                "zhangxueyou : =張^學友",
                "ouyangxiu : =欧阳修",
                "ouyang xiu : =欧阳修",
                "simachangfeng : =司马^长风",
                "zhugel : =诸葛亮",
                "tian : =盖叫天 | =單田芳 | =𠮷田 | Yamada^Tarou=山田^太郎=やまだ^たろう",
                // surnames with a reading of their own, and the other reading as well
                "shanxiongxin : =单雄信",
                "danxiongxin : =单雄信",
                "zengguofan : =曾国藩",
                "cengguofan : =曾国藩",
                "xiexiaodong : =解晓东",
                "qiuhe : =仇和",
                "ouzhiwei : =区志伟",
                "zhaliangyong : =查良镛",
                "piaoshu : =朴树",
                "pushu : =朴树",
                "miaoquansun : =缪荃孙",
                "qinhaiyang : =覃海洋",
                "tanhaiyang : =覃海洋",
                "hebolong : =黑伯龙",
                "shantianfang : =單田芳",
                "yuchigong : =尉迟恭",
                "yueyi : =乐毅",
                "leyi : =乐毅",
                "moqi : =万俟卨",
                "wansi : =万俟卨",
                "tantaimieming : =澹台灭明",
                "gejiaotian : =盖叫天",
                "gaijiaotian : =盖叫天",
                "liuyan : =刘䶮",
                "䶮 : =刘䶮",
                "lvbu : =吕布",
                "lubu : =吕布",
                "lyubu : =吕布",
                "lübu : =吕布",
                "lǚ bù : =吕布",
                // initials
                "wxm : Wang^XiaoMing=王^小明",
                "wangxm : Wang^XiaoMing=王^小明",
                "zsf : =张三丰",
                "ZXY : =張^學友",
                "oyx : =欧阳修",
                "sxx : =单雄信",
                "smcf : =司马^长风",
                // Latin letters, accents and small errors
                "muller : Müller^Jürgen",
                "Müller : Müller^Jürgen",
                "mueller : Müller^Jürgen",
                "Jurgen Muller : Müller^Jürgen",
                "juergen : Müller^Jürgen",
                "mulle : Müller^Jürgen",
                "mullr : Müller^Jürgen",
                "obrien : O'Brien^Seán",
                "o'brien sean : O'Brien^Seán",
                "brien : O'Brien^Seán",
                "smith : Smith^John | Smith-Jones^Mary Ann",
                "smith john : Smith^John",
                "Smtih Jhon : Smith^John",
                "jones : Smith-Jones^Mary Ann",
                "smith-jones : Smith-Jones^Mary Ann",
                "ann mary : Smith-Jones^Mary Ann",
                "schroeder : Schröder^Anna",
                "schroder : Schröder^Anna",
                "shroder : Schröder^Anna",
                "ivanov : Иванов^Пётр",
                "Иванов : Иванов^Пётр",
                "gonzales : González^José",
                "jose : González^José",
                "Ｌｕｋａｓｚ : Łukasz^Kowalski",
                "lukasz : Łukasz^Kowalski",
                "nobodyatall : "
            })
    void findsExactlyTheWantedPeople(
            String typed, @org.eclipse.jdt.annotation.Nullable String wanted) {
        Set<String> found =
                INDEX.search(SearchRequest.of(typed)).hits().stream()
                        .map(Hit::key)
                        .collect(Collectors.toSet());
        Set<String> expected =
                wanted == null || wanted.isEmpty() ? Set.of() : Set.of(wanted.split("\\s*\\|\\s*"));
        assertEquals(expected, found);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ':',
            value = {
                "张三 : =张三",
                "zhangsan : =张三",
                "zhang san : =张三",
                "wangming : =王明",
                "王明 : =王明",
                "smith john : Smith^John"
            })
    void aWholeNameComesFirst(String typed, String wanted) {
        assertEquals(wanted, INDEX.search(SearchRequest.of(typed)).hits().getFirst().key());
    }
}
