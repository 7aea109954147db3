// SPDX-License-Identifier: GPL-3.0-or-later
// Nouns in classes of things that are treated alike, with their classifiers, and their adjectives;
// people; the noun phrases that are built of them.
#include "core/corpus/everyday_grammar.h"

namespace seq2seq {

const std::string_view kEverydayWords = R"grammar(
# ---- numbers
= Few
两 | two // 三 | three // 四 | four // 五 | five // 六 | six // 七 | seven // 八 | eight // 九 | nine // 十 | ten
= TwoOrThree
两 | two // 三 | three
= FewSmall
两 | two // 三 | three // 四 | four // 五 | five

# ---- noun phrases over a class of nouns; the class has adjectives too
= Kind<$>
3% {n:$} ; cl: {n.cl} | {n}
2% {a:$Adj} {n:$} ; cl: {n.cl} | {a} {n}
= One<$>
一/a {n:Kind<$>.cl}/c {n} | a/a?c {n}
= This<$>
这/a {n:Kind<$>.cl}/c {n} | this/a?c {n}
那/a {n:Kind<$>.cl}/c {n} | that/a?c {n}
= These<$>
这些/a {n:Kind<$>} | these/a {n.pl} !they
那些/a {n:Kind<$>} | those/a {n.pl} !they
= Several<$>
3% {q:FewSmall} {n:Kind<$>.cl}/c {n} | {q} {n.pl} !they
1% {q:Few} {n:Kind<$>.cl}/c {n} | {q} {n.pl} !they
1% 几/a {n:Kind<$>.cl}/c {n} | a?a few/a?c {n.pl} !they
1% 很多/a {n:Kind<$>} | many/a {n.pl} !they
= Quant<$>
3% {n:One<$>} | {n}
2% {n:Several<$>} | {n}
= FewOf<$>
4% {n:One<$>} | {n}
1% {q:TwoOrThree} {n:Kind<$>.cl}/c {n} | {q} {n.pl} !they
= Owner
3% 我 | my // 你 | your // 2% 他 | his // 2% 她 | her // 我们 | our

# ---- what one reads
= Book
书 ; cl: 本 | book+ // 小说 ; cl: 本 | novel+ // 杂志 ; cl: 本 | magazine+
= BookAdj
有趣/a 的/b | interesting/a?b // 新 | new // 旧 | old // 中文 | Chinese // 英文 | English
= BookPred
有趣 | interesting ; er: more interesting ; est: most interesting
贵 | expensive ; er: more expensive ; est: most expensive
便宜 | cheap ; er: cheaper ; est: cheapest
厚 | thick ; er: thicker ; est: thickest
= Text
信 ; cl: 封 | letter+ // 文章 ; cl: 篇 | article+
= TextAdj
英文 | English // 很/a 长/b 的/c | very/a long/b?c // 有趣/a 的/b | interesting/a?b

# ---- what one wears
= Clothes
衬衫 ; cl: 件 | shirt+ // 毛衣 ; cl: 件 | sweater+ // 外套 ; cl: 件 | coat+ // 夹克 ; cl: 件 | jacket+
裙子 ; cl: 条 | skirt+ // 围巾 ; cl: 条 | scarf+ // 帽子 ; cl: 顶 | hat+
= ClothesAdj
{n:Colour} 的/b | {n} // 漂亮/a 的/b | beautiful/a?b // 新 | new // 旧 | old
= Colour
红色 | red // 蓝色 | blue // 白色 | white // 黑色 | black // 绿色 | green // 黄色 | yellow // 灰色 | grey
= Washable
衬衫 ; cl: 件 | shirt+ // 毛衣 ; cl: 件 | sweater+ // 外套 ; cl: 件 | coat+ // 裙子 ; cl: 条 | skirt+
= WashableAdj
{n:Colour} 的/b | {n}
= ClothesPred
漂亮 | beautiful ; er: more beautiful ; est: most beautiful
贵 | expensive ; er: more expensive ; est: most expensive
便宜 | cheap ; er: cheaper ; est: cheapest
舒服 | comfortable ; er: more comfortable ; est: most comfortable

# ---- what one eats and drinks
= Fruit
苹果 ; cl: 个 | apple+ // 橙子 ; cl: 个 | orange+ // 香蕉 ; cl: 根 | banana+ // 梨 ; cl: 个 | pear+
桃子 ; cl: 个 | peach+ // 西瓜 ; cl: 个 | watermelon+
= FruitAdj
大 | big // 新鲜/a 的/b | fresh/a?b
= Snack
苹果 ; cl: 个 | apple+ // 橙子 ; cl: 个 | orange+ // 香蕉 ; cl: 根 | banana+ // 梨 ; cl: 个 | pear+ // 桃子 ; cl: 个 | peach+
= SnackAdj
大 | big // 小 | small
= FruitPred
甜 | sweet ; er: sweeter ; est: sweetest
新鲜 | fresh ; er: fresher ; est: freshest
便宜 | cheap ; er: cheaper ; est: cheapest
好吃 | tasty ; er: tastier ; est: tastiest
= Dish
面条/a ; cl: 碗/b | bowl+/b of?b noodles/a // 米饭/a ; cl: 碗/b | bowl+/b of?b rice/a
饺子/a ; cl: 盘/b | plate+/b of?b dumplings/a // 蛋糕/a ; cl: 块/b | piece+/b of?b cake/a
巧克力/a ; cl: 块/b | piece+/b of?b chocolate/a
三明治 ; cl: 个 | sandwich+ // 汉堡 ; cl: 个 | hamburger+ // 鸡蛋 ; cl: 个 | egg+
= Drink
咖啡/a ; cl: 杯/b | cup+/b of?b coffee/a // 茶/a ; cl: 杯/b | cup+/b of?b tea/a
热/c 咖啡/a ; cl: 杯/b | cup+/b of?b hot/c coffee/a // 绿茶/a ; cl: 杯/b | cup+/b of?b green/a tea/a
牛奶/a ; cl: 杯/b | glass+/b of?b milk/a // 果汁/a ; cl: 杯/b | glass+/b of?b juice/a
水/a ; cl: 瓶/b | bottle+/b of?b water/a
= Serving<$>
4% 一/a {n:$.cl}/c {n} | a/a?c {n}
1% {q:TwoOrThree} {n:$.cl}/c {n} | {q} {n.pl} !they
= Food
鱼 | fish // 牛肉 | beef // 鸡肉 | chicken // 面条 | noodles !they // 饺子 | dumplings !they 
水果 | fruit // 蔬菜 | vegetables !they // 面包 | bread // 巧克力 | chocolate // 苹果 | apples !they // 香蕉 | bananas !they
= MealFood
鱼 | fish // 牛肉 | beef // 鸡肉 | chicken // 面条 | noodles // 饺子 | dumplings // 米饭 | rice // 蔬菜 | vegetables
= Beverage
咖啡 | coffee // 茶 | tea // 绿茶/a | green/a tea/a // 牛奶 | milk // 果汁 | juice

# ---- things of a household
= Vehicle
自行车 ; cl: 辆 | bicycle+ // 汽车 ; cl: 辆 | car+ // 摩托车 ; cl: 辆 | motorbike+
= VehicleAdj
新 | new // 旧 | old // {n:Colour} 的/b | {n}
= VehiclePred
快 | fast ; er: faster ; est: fastest
贵 | expensive ; er: more expensive ; est: most expensive
便宜 | cheap ; er: cheaper ; est: cheapest
漂亮 | beautiful ; er: more beautiful ; est: most beautiful
= Device
手机 ; cl: 部 | phone+ // 电脑 ; cl: 台 | computer+ // 照相机 ; cl: 台 | camera+ // 手表 ; cl: 块 | watch+
= DeviceAdj
新 | new // 旧 | old // {n:DeviceColour} 的/b | {n}
= DeviceColour
白色 | white // 黑色 | black // 灰色 | grey // 红色 | red
= DevicePred
贵 | expensive ; er: more expensive ; est: most expensive
便宜 | cheap ; er: cheaper ; est: cheapest
好 | good ; er: better ; est: best
= Furniture
桌子 ; cl: 张 | table+ // 椅子 ; cl: 把 | chair+ // 床 ; cl: 张 | bed+ // 沙发 ; cl: 张 | sofa+
书架 ; cl: 个 | bookshelf+
= FurnitureAdj
新 | new // 旧 | old // 大 | big // 漂亮/a 的/b | beautiful/a?b // 舒服/a 的/b | comfortable/a?b
= Small
书 ; cl: 本 | book+ // 钥匙 ; cl: 把 | key+ // 雨伞 ; cl: 把 | umbrella+ // 钱包 ; cl: 个 | wallet+
护照 ; cl: 本 | passport+ // 票 ; cl: 张 | ticket+ // 照片 ; cl: 张 | photo+
地图 ; cl: 张 | map+ // 钢笔 ; cl: 支 | pen+ // 铅笔 ; cl: 支 | pencil+ // 杯子 ; cl: 个 | cup+
手机 ; cl: 部 | phone+ // 词典 ; cl: 本 | dictionary+ // 报纸 ; cl: 份 | newspaper+ // 信 ; cl: 封 | letter+
= SmallAdj
新 | new // 旧 | old
= Present
礼物 ; cl: 件 | present+ // 书 ; cl: 本 | book+ // 手表 ; cl: 块 | watch+ // 围巾 ; cl: 条 | scarf+
钢笔 ; cl: 支 | pen+ // 蛋糕 ; cl: 个 | cake+ // 毛衣 ; cl: 件 | sweater+
= PresentAdj
漂亮/a 的/b | beautiful/a?b // 小 | small // 特别/a 的/b | special/a?b

# ---- animals, films, songs
= Animal
猫 ; cl: 只 | cat+ // 狗 ; cl: 只 | dog+ // 鸟 ; cl: 只 | bird+ // 兔子 ; cl: 只 | rabbit+
马 ; cl: 匹 | horse+ // 羊 ; cl: 只 | sheep+ // 鸭子 ; cl: 只 | duck+
= AnimalAdj
可爱/a 的/b | cute/a?b // {n:AnimalColour} 的/b | {n} // 小 | little // 大 | big
= AnimalColour
白色 | white // 黑色 | black
= Pet
猫 ; cl: 只 | cat+ // 狗 ; cl: 只 | dog+ // 鸟 ; cl: 只 | bird+ // 兔子 ; cl: 只 | rabbit+
= PetAdj
可爱/a 的/b | cute/a?b // {n:AnimalColour} 的/b | {n} // 小 | little
= Film
电影 ; cl: 部 | film+
= FilmAdj
有趣/a 的/b | interesting/a?b // 中国 | Chinese // 法国 | French // 日本 | Japanese // 新 | new // 老 | old
= Song
歌 ; cl: 首 | song+
= SongAdj
中文 | Chinese // 英文 | English // 好听/a 的/b | beautiful/a?b // 新 | new // 老 | old

# ---- people; nobody is named twice in a sentence
= Worker
老师 ; cl: 位 | teacher+ // 医生 ; cl: 位 | doctor+ // 护士 ; cl: 位 | nurse+
律师 ; cl: 位 | lawyer+ // 工程师 ; cl: 位 | engineer+ // 记者 ; cl: 位 | journalist+
司机 ; cl: 位 | driver+ // 作家 ; cl: 位 | writer+ // 画家 ; cl: 位 | painter+ // 歌手 ; cl: 位 | singer+
厨师 ; cl: 位 | cook+ // 经理 ; cl: 位 | manager+ // 演员 ; cl: 位 | actor+ // 科学家 ; cl: 位 | scientist+
= Youth
孩子 ; cl: 个 | child+ // 男孩 ; cl: 个 | boy+ // 女孩 ; cl: 个 | girl+ // 学生 ; cl: 个 | student+
= Pron
3% 我 | I ; obj: me !i
2% 他 | he ; obj: him !he
2% 她 | she ; obj: her !she
2% 我们 | we ; obj: us !we
1% 他们 | they ; obj: them !they
= KinOwner
6% 我 | my // 1% 他 | his // 1% 她 | her
= Sibling
哥哥/a | older/a brother/a !he // 姐姐/a | older/a sister/a !she
弟弟/a | younger/a brother/a !he // 妹妹/a | younger/a sister/a !she
= Parent
爸爸 | father !he // 妈妈 | mother !she
= Grandparent
爷爷 | grandfather !he // 奶奶 | grandmother !she
= AuntUncle
叔叔 | uncle !he // 阿姨 | aunt !she
= YoungKin !once
{o:KinOwner} {n:Sibling} | {o} {n}
= AdultKin !once
4% {o:KinOwner} {n:Parent} | {o} {n}
2% {o:KinOwner} {n:Sibling} | {o} {n}
1% {o:KinOwner} {n:AuntUncle} | {o} {n}
1% 她/a 丈夫/b | her/a husband/b !he
1% 他/a 妻子/b | his/a wife/b !she
= AnyKin !once
4% {n:AdultKin} | {n}
1% {o:KinOwner} {n:Grandparent} | {o} {n}
= Name !once
汤姆 | Tom !he // 玛丽 | Mary !she // 小明 | Xiaoming !he // 小红 | Xiaohong !she // 安娜 | Anna !she // 大卫 | David !he
李/a 明/b | Li/a Ming/b !he // 王/a 芳/b | Wang/a Fang/b !she
= Family
王 | Wang // 李 | Li // 张 | Zhang // 陈 | Chen
= Gentleman !once
{f:Family} 先生/b | Mr/b {f} !he // {f:Family} 女士/b | Ms/b {f} !she
= YoungRole !once
{o:RoleOwner} 的/d {n:YoungRoleWord} | {o}?d {n}
= YoungRoleWord
朋友 | friend !person // 同学 | classmate !person
= AdultRole !once
{o:RoleOwner} 的/d {n:AdultRoleWord} | {o}?d {n}
= AdultRoleWord
朋友 | friend !person // 同事 | colleague !person // 老板 | boss !person // 邻居 | neighbour !person // 老师 | teacher !person
= RoleOwner
4% 我 | my // 1% 他 | his // 1% 她 | her // 1% 我们 | our

# ---- subjects: sorts of people; those ending in G have a known sex, for his and her
= YoungS
3% {n:YoungG} | {n} // 1% {n:YoungRole} | {n}
= YoungG
5% {n:Pron} | {n} // 3% {n:YoungKin} | {n} // 3% {n:Name} | {n}
= AdultS
4% {n:AdultG} | {n} // 1% {n:AdultRole} | {n}
= AdultG
5% {n:Pron} | {n} // 4% {n:AdultKin} | {n} // 2% {n:Gentleman} | {n} // 1% {n:Name} | {n}
= AnyS
5% {n:AnyG} | {n} // 1% {n:AdultRole} | {n}
= AnyG
5% {n:Pron} | {n} // 4% {n:AnyKin} | {n} // 2% {n:Name} | {n} // 1% {n:Gentleman} | {n}
# People to compare: one at a time, so that nobody is part of the other
= Compared
2% 我 | I ; obj: me !i // 他 | he ; obj: him !he // 她 | she ; obj: her !she // 6% {n:Someone} | {n}
# Acquaintances, about whom one hears news
= Acquaintance
2% {n:Name} | {n} // 2% {n:Gentleman} | {n} // 2% {n:AdultRole} | {n}
# One person of known sex
= OneG
3% 我 | I !i // 2% 他 | he !he // 2% 她 | she !she // 5% {n:AnyKin} | {n} // 2% {n:Name} | {n} // 1% {n:Gentleman} | {n}
= OneOwner
3% 我 | my // 你 | your // 2% 他 | his // 2% 她 | her
# Somebody as an object: no pronouns, so that it can hardly be the subject.
= Someone
3% {n:MyKin} | {n} // 2% {n:Name} | {n} // 1% {n:Gentleman} | {n} // 2% {n:MyRole} | {n}
# His wife needs a he.
= MyKin !once
2% 我 {n:Parent} | my {n} // 2% 我 {n:Sibling} | my {n} // 1% 我 {n:AuntUncle} | my {n} // 1% 我 {n:Grandparent} | my {n}
= MyRole !once
3% 我/o 的/d {n:AdultRoleWord} | my/o?d {n} // 1% 我们/o 的/d {n:AdultRoleWord} | our/o?d {n}
)grammar";

} // namespace seq2seq
