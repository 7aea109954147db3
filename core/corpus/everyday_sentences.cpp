// SPDX-License-Identifier: GPL-3.0-or-later
// The start of the grammar, and simple statements: what people did, do and will do, how things are.
// Questions, requests and joined clauses are in everyday_clauses.cpp.
#include "core/corpus/everyday_grammar.h"

namespace seq2seq {

const std::string_view kEverydaySentences = R"grammar(
= Sentence
# what happens, in time
10% {s:Past<Any>} | {s} // 6% {s:Past<Young>} | {s} // 4% {s:Past<Adult>} | {s}
3% {s:Progress<Any>} | {s} // 3% {s:Progress<Young>} | {s} // 2% {s:Progress<Adult>} | {s}
3% {s:Habit<Any>} | {s} // 3% {s:Habit<Young>} | {s} // 2% {s:Habit<Adult>} | {s}
4% {s:Future<Any>} | {s} // 4% {s:Future<Young>} | {s} // 3% {s:Future<Adult>} | {s}
2% {s:Wish<Any>} | {s} // 2% {s:Wish<Young>} | {s} // 2% {s:Wish<Adult>} | {s}
4% {s:Going} | {s} // 3% {s:Duration} | {s} // 3% {s:Experience} | {s} // 2% {s:Routine} | {s}
# how things are
5% {s:Description} | {s} // 5% {s:Comparison} | {s} // 3% {s:Existence} | {s} // 1.5% {s:Location} | {s}
1.5% {s:Identity} | {s} // 1% {s:Weather} | {s} // 1.5% {s:Calendar} | {s} // 2% {s:Price} | {s} // 1.5% {s:Manner} | {s}
1% {s:Taste} | {s}
# what people do with things and to each other
5% {s:Handling} | {s} // 4% {s:Giving} | {s} // 1% {s:Passive} | {s} // 4% {s:Meeting} | {s} // 1.5% {s:Owning} | {s}
# questions and requests
8% {s:Question} | {s} // 3% {s:Request} | {s}
# clauses joined
6% {s:Reason} | {s} // 4% {s:Condition} | {s} // 4% {s:While} | {s} // 4% {s:Concession} | {s} // 5% {s:Report} | {s}
3% {s:Sequence} | {s}

# ---- what happened, happens, will happen
= Past<$>
4% {T:PastTime} {S:$S} {V:$LeAt.le} 。 | {T} {S} {V.past} .
5% {S:$S} {T:PastTime} {V:$LeAt.le} 。 | {S} {V.past} {T} .
2% {S:$S} {T:RecentTime} 没/x {V:$Bare} 。 | {S} didn't/x {V.base} {T} .
= Progress<$>
3% {S:$S} {V:$NowAt.zai} 。 | {S} be~pres/V* {V.ing} .
1% {S:$S} 正在/x {V:$Now.-} 。 | {S} be~pres/x {V.ing} .
= Habit<$>
3% {S:$S} {T:Regularly} 都/d {V:$BareAt} 。 | {S} {V.pres} {T} .
2% {S:$S} {T:Often} {V:$BareAt} 。 | {S} {T} {V.pres} .
= Future<$>
3% {T:FutureTime} {S:$S} 会/x {V:$LeAt.-} 。 | {T} {S} will/x {V.base} .
3% {S:$S} {T:FutureTime} 要/x {V:$LeAt.-} 。 | {S} be~pres?x going/x to?x {V.base} {T} .
2% {S:$S} 打算/x {T:FutureTime} {V:$LeAt.-} 。 | {S} plan~pres/x to?x {V.base} {T} .
2% {S:$S} {T:FutureTime} 不/n 会/x {V:$Bare} 。 | {S} won't/n?x {V.base} {T} .
1% {S:$S} {T:FutureTime} 不/n 能/x {V:$Bare} 。 | {S} can't/n?x {V.base} {T} .
= Wish<$>
2% {S:$S} 想/x {V:$LeAt.-} 。 | {S} want~pres/x to?x {V.base} .
1% {S:$S} 不/n 想/x {V:$Bare} 。 | {S} don't~pres/n want/x to?x {V.base} .
2% {S:$S} 喜欢/x {V:PastimeAt} 。 | {S} like~pres/x {V.ing} .
1% {S:$S} 不/n 喜欢/x {V:Pastime} 。 | {S} don't~pres/n like/x {V.ing} .
1% {S:$S} {T:FutureTime} 应该/x {V:$Duty} 。 | {S} should/x {V.base} {T} .
1% {S:$S} {T:FutureTime} 必须/x {V:$Duty} 。 | {S} must/x {V.base} {T} .
= AnyDuty
{v:ChoreBare} | {v} // 洗/a * 碗/b | wash~/a the?b dishes/b // 学/a * {l:Language} | study~/a {l} // 2% {e:Errand} | {e}
= AdultDuty
2% {v:AnyDuty} | {v} // 写/a * 一/b 份/c 报告/d | write~/a a/b?c report/d // 开/a * 会/b | have~/a a?b meeting/b
= YoungDuty
{v:AnyDuty} | {v} // 准备/a * 考试/b | prepare~/a for?a the?b exam/b // 复习/a * {l:Subject} | review~/a {l}
做/a * 作业/b | do~/a homework/b
= Errand
去/a {x:Purpose} | go~/a to?a {x}
= Purpose
超市/b 买/c * {f:Food} | the?b supermarket/b to?c buy/c {f}
市场/b 买/c * {f:Food} | the?b market/b to?c buy/c {f}
机场/b 接/c * {o:Someone} | the?b airport/b to?c meet/c {o}
火车站/b 接/c * {o:Someone} | the?b railway/b station/b to?c meet/c {o}
医院/b 看/c * {o:Someone} | the?b hospital/b to?c visit/c {o}
邮局/b 寄/c * {o:One<Text>} | the?b post/b office/b to?c send/c {o}
银行/b 取/c * 钱/d | the?b bank/b to?c withdraw/c money/d
火车站/b 买/c * 票/d | the?b railway/b station/b to?c buy/c tickets/d
书店/b 买/c * {o:One<Book>} | the?b bookshop/b to?c buy/c {o}
图书馆/b 借/c * {o:Quant<Book>} | the?b library/b to?c borrow/c {o}
商场/b 买/c * {o:One<Clothes>} | the?b shopping/b centre/b to?c buy/c {o}
电影院/b 看/c * {o:One<Film>} | the?b cinema/b to?c see/c {o}

# ---- going somewhere
= Going
3% {S:AnyS} {T:PastTime} {t:Transport} 去/a 了/x {d:Destination} 。 | {S} go~past/a?x to?a {d} {t} {T} .
3% {S:AnyS} {T:FutureTime} 会/x {t:Transport} 去/a {d:Destination} 。 | {S} will/x go/a to?a {d} {t} {T} .
2% {S:AnyS} {T:PastTime} 没/x 去/a {d:Destination} 。 | {S} didn't/x go/a to?a {d} {T} .
4% {S:AnyS} {T:PastTime} 去/a {x:Purpose.le} 。 | {S} go~past/a to?a {x} {T} .
3% {S:AnyS} {T:FutureTime} 要/w 去/a {x:Purpose.-} 。 | {S} be~pres?w going/a?w to?a {x} {T} .
3% {S:AnyS} {T:PastLong} {V:Trip.le} 。 | {S} {V.past} {T} .
2% {S:AnyS} 打算/x {T:FutureLong} {V:Trip.-} 。 | {S} plan~pres/x to?x {V.base} {T} .
1% {S:YoungS} 每/e 天/b {t:Transport} 去/a 学校/c 。 | {S} go~pres/a to?a school/c {t} every/e?b day/b .
1% {S:AdultS} 每/e 天/b {t:Transport} 去/a 上班/c 。 | {S} go~pres/a to?a work/c {t} every/e?b day/b .
1% 从/f {c:ChineseCity} 到/t {d:ChineseCity} {v:TrainTransport} 要/a {h:JourneyHours} 。 | it?a takes/a {h} to?a get?t?a from/f {c} to/t {d} {v} . !c#d
= Trip
3% {t:FarTransport} 去/a * {d:ChineseCity} | go~/a to?a {d} {t}
2% 坐/p 飞机/t 去/a * {d:City} | go~/a to?a {d} by?p plane/t
= TrainTransport
坐/a 火车/b | by?a train/b // 坐/a 高铁/b | by?a high-speed/b train/b
= JourneyHours
{q:Few} 个/b 小时/c | {q} hours/c?b

# ---- for how long
= Duration
4% {S:AnyG} {T:PastTime} {V:LongDone} 。 | {S} {V} {T} .
1% {S:AnyS} 在/i {c:City} 住/a 了/x {y:Years} 。 | {S} live~past/a?x in/i {c} for?y {y} .
1% {S:AnyS} 在/i {c:City} 住/a 了/x {y:Years} 了/z 。 | {S} have~pres/z?x lived/a?x in/i {c} for?y {y} .
1% {S:AnyS} 学/a 了/x {y:Years} {l:Language} 了/z 。 | {S} have~pres/z?x studied/a?x {l} for?y {y} .
1% {S:AdultS} 每/e 天/b 从/f {h:EarlyHour} 点/c 工作/a 到/t {k:LateHour} 点/d 。 | {S} work~pres/a from/f {h} o'clock/c to/t {k} o'clock/d every/e?b day/b .
= EarlyHour
八 | eight // 九 | nine
= LateHour
五 | five // 六 | six

# ---- what one has done
= Experience
2% {S:AnyS} 去/a 过/g {c:City} 。 | {S} have~pres/g been/a to?a {c} .
3% {S:AnyG} 和/w {o:Someone} 一起/y 去/a 过/g {c:City} 。 | {S} have~pres/g been/a to?a {c} with/w?y {o} . !S#o
1% {S:AnyS} 去/a 过/g {c:City} {q:Times} 。 | {S} have~pres/g been/a to?a {c} {q} .
1% {S:AnyS} 没/n 去/a 过/g {c:City} 。 | {S} haven't~pres/n?g been/a?g to?a {c} .
1% {S:AnyS} 从来/e 没/n 去/a 过/g {c:City} 。 | {S} have~pres/g never/e?n been/a to?a {c} .
2% {S:AnyS} 看/a 过/g {o:This<Film>} 。 | {S} have~pres/g seen/a {o} .
2% {S:AnyS} 看/a 过/g {o:This<Book>} 。 | {S} have~pres/g read/a {o} .
1% {S:AnyS} 没/n 看/a 过/g {o:This<Film>} 。 | {S} haven't~pres/n?g seen/a?g {o} .
1% {S:AnyS} 没/n 听/a 过/g {o:This<Song>} 。 | {S} haven't~pres/n?g heard/a?g {o} .
2% {S:AnyS} 已经/y 看/a 完/w 了/x {o:This<Book>} 。 | {S} have~pres?y?x already/y finished/w?x reading/a {o} .
2% {S:AnyS} 已经/y {V:Finished.-} 了/x 。 | {S} have~pres?y?x already/y {V.pp} .
2% {S:AnyS} 还/y 没/n {V:Finished.-} 。 | {S} haven't~pres/n {V.pp} yet/y .
0.5% {S:AdultS} 已经/y 写/a 完/w 报告/b 了/x 。 | {S} have~pres?y?x already/y finished/w?a the?b report/b .
0.5% {S:AdultS} 还/y 没/n 写/a 完/w 报告/b 。 | {S} haven't~pres/n finished/w?a the?b report/b yet/y .
= Times
一/q 次/b | once/q?b // 两/q 次/b | twice/q?b // {q:ThreeToFive} 次/b | {q} times/b
= ThreeToFive
三 | three // 四 | four // 五 | five
= Finished
起床 * | get~ up // 到/a * 家/b | get~/a home/b // 吃/a * 早饭/b | have~/a breakfast/b // 吃/a * 午饭/b | have~/a lunch/b
吃/a * 晚饭/b | have~/a dinner/b // 到/a * 机场/b | arrive~/a at?a the?b airport/b

# ---- by the clock
= Routine
2% {S:AnyS} 每/e 天/b 早上/m {c:Clock<MorningHour>} {V:MorningAct} 。 | {S} {V.pres} at?c {c} every/e?b morning/m .
2% {S:AnyS} 每/e 天/b 晚上/m {V:EveningAct} 。 | {S} {V.pres} every/e?b evening/m .
1% {S:AnyS} 今天/t 早上/m 是/x {c:Clock<MorningHour>} {V:MorningAct} 的/d 。 | {S} {V.past} at?c {c} this/t morning/m .
1% {S:AnyS} 昨天/t 晚上/m 是/x {V:EveningAct} 的/d 。 | {S} {V.past} yesterday/t evening/m .
2% {S:AnyS} {T:ExactDay} {c:DayClock} 要/w {V:Appointment} 。 | {S} be~pres?w going/w to?w {V.base} at?c {c} {T} .
0.5% {S:AnyS} {T:ExactDay} {c:DayClock} 要/w 去/a {d:Station} 。 | {S} be~pres?w going/a?w to?a {d} at?c {c} {T} .
= MorningAct
2% 起床 * | get~ up // 吃/a * 早饭/b | have~/a breakfast/b // 出门 * | leave~ home // 跑步 * | run~
= EveningAct
{c:Clock<DinnerHour>} 回/a 家/b | go~/a home/b at?c {c}
{c:Clock<DinnerHour>} 吃/a 晚饭/b | have~/a dinner/b at?c {c}
{c:Clock<BedHour>} 睡觉/a | go~/a to/a bed/a at?c {c}
= Station
机场/a | the?a airport/a // 火车站/a | the?a railway/a station/a // 医院/a | the?a hospital/a
= Appointment
开/a * 会/b | have~/a a?b meeting/b // 见/a * {o:Gentleman} | meet~/a {o}
去/a 看/c 医生/b | see~/c?a the?b doctor/b // 给/g {o:Someone} 打/a 电话/d | call~/d?a?g {o}

# ---- how things and people are
= Plain<$>
这/a {n:$.cl}/c {n} | this/a?c {n}
那/a {n:$.cl}/c {n} | that/a?c {n}
= Bought<$>
{S:AnyG} {T:PastDay} 买/a 的/b {n:$} | the?n {n} that/b {S} buy~past/a {T}
= Seen<$>
{S:AnyG} {T:PastDay} 看/a 的/b {n:$} | the?n {n} that/b {S} read~past/a {T}
= Description
2% {s:Describing<Book>} | {s} // 3% {s:Describing<Clothes>} | {s} // 2% {s:FruitDescribing} | {s} // 2% {s:Describing<Vehicle>} | {s}
2% {s:Describing<Device>} | {s} // 2% {s:DescribingBought<Clothes>} | {s} // 2% {s:DescribingBought<Book>} | {s} // 2% {s:DescribingBought<Device>} | {s}
2% {S:Seen<Book>} 很/v 有趣/a 。 | {S} be~pres?v?a very/v interesting/a .
1% {S:AnyS} 今天/t 很/v {a:Mood} 。 | {S} be~pres?v?a very/v {a} today/t .
2% {S:AnyS} {T:PastDay} 很/v {a:Mood} 。 | {S} be~past?v?a very/v {a} {T} .
0.5% {S:AnyS} 现在/t 不/n {a:Mood} 。 | {S} be~pres?n?a not/n {a} now/t .
= Describing<$>
1% {S:Plain<$>} 很/v {a:$Pred} 。 | {S} be~pres?v?a very/v {a} .
1% {S:Plain<$>} 非常/v {a:$Pred} 。 | {S} be~pres?v?a extremely/v {a} .
1% {S:Plain<$>} 不/n {a:$Pred} 。 | {S} be~pres?n?a not/n {a} .
4% {S:Bought<$>} 很/v {a:$Pred} 。 | {S} be~pres?v?a very/v {a} .
= DescribingBought<$>
{S:AnyG} {T:PastDay} {p:$ShopPlace.at} 买/c 的/b {s:$} 很/v {a:$Pred} 。 | the?s {s} that/b {S} buy~past/c {p.at} {T} is?v?a very/v {a} .
= FruitDescribing
0.5% {S:Plain<Fruit>} 很/v {a:FruitPred} 。 | {S} be~pres?v?a very/v {a} .
0.5% {S:Plain<Fruit>} 不/n {a:FruitPred} 。 | {S} be~pres?n?a not/n {a} .
4% {S:BoughtFruit} 很/v {a:FruitPred} 。 | {S} be~pres?v?a very/v {a} .
= BoughtFruit
{S:AnyG} {T:PastDay} 买/a 的/b {n:Fruit} | the?n {n.pl} that/b {S} buy~past/a {T} !they
= Mood
忙 | busy ; er: busier // 累 | tired // 饿 | hungry // 渴 | thirsty // 高兴 | happy // 紧张 | nervous // 生气 | angry // 难过 | sad
= Comparison
1% {s:Superlative<Vehicle>} | {s} // 1% {s:Superlative<Device>} | {s} // 1% {s:Superlative<Look>} | {s}
1% 这/t 是/b {S:AnyG} 看/s 过/g 的/d 最/m {a:BookVerdict} 的/e {n:Book} 。 | this/t is/b the?m {a.est}?m {n} that/d {S} have~pres/g ever?g read/s .
{s:Comparing<Book>} | {s} // {s:Comparing<Clothes>} | {s} // {s:Comparing<Vehicle>} | {s} // {s:Comparing<Device>} | {s} // {s:FruitComparing} | {s}
3% {S:Compared} 比/x {o:Compared} {a:PersonAdj} 。 | {S} be~pres?x?a {a.er} than/x {o.obj} . !S#o
2% {S:Compared} 比/x {o:Compared} 高/a {q:Few} 厘米/b 。 | {S} be~pres?x?a {q} centimetres/b taller/a than/x {o.obj} . !S#o
1% {S:Name} 比/x {o:Name} 大/a {q:Few} 岁/b 。 | {S} be~pres?x?a {q} years/b older/a than/x {o} . !S#o
2% {S:Compared} 和/x {o:Compared} 一样/y {a:PersonAdj} 。 | {S} be~pres?y as/y {a} as/x?y {o.obj} . !S#o
2% {S:Compared} 没有/x {o:Compared} 那么/y {a:PersonAdj} 。 | {S} be~pres?x not/x as/y {a} as?x?y {o.obj} . !S#o
1% {S:Compared} 跑/a 得/d 比/x {o:Compared} 快/f 。 | {S} run~pres/a?d faster/f than/x {o.obj} . !S#o
= Superlative<$>
这/t 是/b {S:AnyG} 见/s 过/g 的/d 最/m {a:$Pred} 的/e {n:$} 。 | this/t is/b the?m {a.est}?m {n} that/d {S} have~pres/g ever?g seen/s .
= Look
{n:Clothes} | {n}
= LookPred
漂亮 | beautiful ; est: most beautiful // 贵 | expensive ; est: most expensive // 便宜 | cheap ; est: cheapest
= BookVerdict
有趣 | interesting ; est: most interesting // 厚 | thick ; est: thickest
= Comparing<$>
3% {S:Plain<$>} 比/x {o:Plain<$>} {a:$Pred} 。 | {S} be~pres?x?a {a.er} than/x {o} . !S#o
1% {S:Plain<$>} 没有/x {o:Plain<$>} 那么/y {a:$Pred} 。 | {S} be~pres?x not/x as/y {a} as?x?y {o} . !S#o
1% {S:Plain<$>} 和/x {o:Plain<$>} 一样/y {a:$Pred} 。 | {S} be~pres?y as/y {a} as/x?y {o} . !S#o
2% {S:Bought<$>} 比/x {o:Plain<$>} {a:$Pred} 。 | {S} be~pres?x?a {a.er} than/x {o} .
= FruitComparing
3% {S:Plain<Fruit>} 比/x {o:Plain<Fruit>} {a:FruitPred} 。 | {S} be~pres?x?a {a.er} than/x {o} . !S#o
1% {S:Plain<Fruit>} 没有/x {o:Plain<Fruit>} 那么/y {a:FruitPred} 。 | {S} be~pres?x not/x as/y {a} as?x?y {o} . !S#o
= PersonAdj
高 | tall ; er: taller // 矮 | short ; er: shorter // 忙 | busy ; er: busier // 聪明 | clever ; er: cleverer
有名 | famous ; er: more famous // 瘦 | thin ; er: thinner

# ---- what there is, and where
= Existence
2% {p:Surface} 有/y {S:Quant<Small>} 。 | there?y be~pres/y {S} {p.at} .
4% {p:Spot} 有/y {S:One<Small>} 和/h {o:One<Small>} 。 | there?y be~pres/y {S} and/h {o} {p.at} . !S#o
2% {p:Container} 有/y {S:Quant<Small>} 。 | there?y be~pres/y {S} {p.at} .
2% {p:AnimalPlace} 有/y {S:Quant<Animal>} 。 | there?y be~pres/y {S} {p.at} .
1% {p:CrowdPlace} 有/y {S:Serving<Youth>} 。 | there?y be~pres/y {S} {p.at} .
0.3% {p:CrowdPlace} 没/n 有/y {S:Youth} 。 | there?y are?y no/n {S.pl} {p.at} .
0.2% 冰箱/f 里/i 没/n 有/y {S:FridgeFood} 。 | there?y be~pres?y no/n {S} in/i the?f fridge/f .
1% {o:Owner} 家/h 附近/x 有/y {S:One<Shop>} 。 | there?y be~pres/y {S} near/x {o} home/h .
= FridgeFood
牛奶 | milk // 果汁 | juice // 水果 | fruit // 鱼 | fish // 牛肉 | beef // 鸡蛋 | eggs !they // 啤酒 | beer // 蔬菜 | vegetables !they
= Location
3% {o:OneOwner} 的/d {S:Kind<Belonging>} {p:Spot.at} 。 | {o}?d {S} be~pres?p {p.at} .
1% {S:Building} 在/i {b:Building} 旁边/r 。 | {S} be~pres/i next/r to/r {b} . !S#b
1% {S:Building} 在/i {b:Building} 对面/r 。 | {S} be~pres/i opposite/r {b} . !S#b
1% {S:Building} 在/i {b:Building} 后面/r 。 | {S} be~pres/i behind/r {b} . !S#b
0.5% {S:Building} 在/i {b:Building} 前面/r 。 | {S} be~pres/i in/r front/r of/r {b} . !S#b
2% {o:Owner} 家/h 离/a {b:Building} 很/v 远/f 。 | {o} home/h is?v?f very/v far/f from/a {b} .
1% {o:Owner} 家/h 离/a {b:Building} 很/v 近/f 。 | {o} home/h is?v?f very/v close/f to/a {b} .
2% {S:AnyS} 现在/n {p:Whereabouts.at} 。 | {S} be~pres?p {p.at} now/n .
2% {S:AnyS} 现在/n 不/x {p:Whereabouts.at} 。 | {S} be~pres?p not/x {p.at} now/n .
= BelongingAdj
新 | new // 旧 | old
= Belonging
钱包 | wallet // 手机 | phone // 护照 | passport // 雨伞 | umbrella // 书 | book // 包 | bag // 帽子 | hat // 词典 | dictionary
手表 | watch // 照相机 | camera // 电脑 | computer
= Whereabouts
@ 家 | at home
@ 学校 | at school
@ 办公室 | in the office
@ 图书馆 | in the library
@ 机场 | at the airport
@ 医院 | in the hospital
@ 教室 里 | in the classroom
@ 公园 里 | in the park

# ---- who is who
= Single
2% {n:SinglePron} | {n} // 3% {n:AdultKin} | {n} // 2% {n:Name} | {n}
= SinglePron
我 | I !i // 他 | he !he // 她 | she !she
= Identity
2% {S:Single} 是/b {n:Worker} 。 | {S} be~pres/b a?n {n} .
1% {S:Single} 是/b {l:Subject} 老师/t 。 | {S} be~pres/b a?t {l} teacher/t .
3% {S:Single} 是/b 一/a 名/c {w:FineAdj} {n:Worker} 。 | {S} be~pres/b a/a?c {w} {n} .
2% {S:Single} 在/i {o:One<Shop>} 工作/w 。 | {S} work~pres/w in/i {o} .
1% {S:AnyS} 来自/f {c:Country} 。 | {S} come~pres/f from/f {c} .
1% {S:AnyS} 会/x 说/a {l:Language} 。 | {S} can/x speak/a {l} .
1% {S:AnyS} 不/n 会/x 说/a {l:Language} 。 | {S} can't/n?x speak/a {l} .
1% {S:AnyS} 不/n 会/x {V:Skill} 。 | {S} can't/n?x {V.base} .
1% {S:AnyS} 会/x {V:Skill} 。 | {S} can/x {V.base} .
= FineAdj
好 | good // 有名/a 的/d | famous/a?d // 年轻/a 的/d | young/a?d
= Skill
开/a 车/b | drive~/a?b // 游泳 | swim~ // 弹/a 钢琴/b | play~/a the?b piano/b // 弹/a 吉他/b | play~/a the?b guitar/b
做/a 饭/b | cook~/a?b // 骑/a 自行车/b | ride~/a a?b bicycle/b // 下/a 棋/b | play~/a chess/b // 包/a 饺子/b | make~/a dumplings/b

# ---- weather, dates, prices
= Weather
2% {T:PastDay} {c:City} {w:Fall} 了/x 。 | it?w {w.past} in?c {c} {T} .
2% {T:FutureDay} {c:City} 会/x {w:Fall} 。 | it?w will/x {w.base} in?c {c} {T} .
1% {c:City} 正在/x {w:Fall} 。 | it?w is/x {w.ing} in?c {c} .
2% {T:PastDay} {c:City} 很/v {a:Climate} 。 | it?a was?v?a very/v {a} in?c {c} {T} .
1% {c:City} 今天/t 很/v {a:Climate} 。 | it?a is?v?a very/v {a} in?c {c} today/t .
1% {c:City} 比/x {d:City} {a:Climate} 。 | {c} is?x?a {a.er} than/x {d} . !c#d
1% {c:City} 的/d 天气/t 越来越/x {a:Climate} 了/z 。 | the?t weather/t in?d {c} is?x?z getting/x {a.er} and/x {a.er} .
= Fall
下雨 | rain~ // 下雪 | snow~
= Climate
冷 | cold ; er: colder // 热 | hot ; er: hotter // 暖和 | warm ; er: warmer // 凉快 | cool ; er: cooler
= Calendar
3% 今天/t 是/b {m:Month} {d:DayOfMonth} 号/h ， {w:Weekday} 。 | today/t is/b {w} , {m} {d} .
2% {o:OneOwner} 的/x 生日/y 是/b {m:Month} {d:DayOfMonth} 号/h 。 | {o}?x birthday/y is/b on?h {m} {d} .
3% {S:YoungG} 是/b {y:Year} 年/n {m:Month} {d:DayOfMonth} 号/h 出生/a 的/e 。 | {S} be~past?b?a born/a on?h {m} {d} ,?n {y} .
2% {e:Event} 是/b {m:Month} {d:DayOfMonth} 号/h {c:DayClock} 。 | {e} is/b at?c {c} on?h {m} {d} .
1% 现在/n 是/b {c:DayClock} 。 | it?b is/b {c} now/n .
1% {S:YoungKin} 今年/t {a:Age} 岁/s 。 | {S} be~pres?s {a} years/s old/s this/t year/t .
= Event
考试/a | the?a exam/a // 会议/a | the?a meeting/a // 音乐会/a | the?a concert/a
= Age
八 | eight // 九 | nine // 十 | ten // 十一 | eleven // 十二 | twelve // 十三 | thirteen // 十四 | fourteen // 十五 | fifteen
十六 | sixteen // 十七 | seventeen // 十八 | eighteen // 十九 | nineteen // 二十 | twenty
= Price
3% {S:This<Clothes>} 要/w {p:Hundreds} 块/k 钱/q 。 | {S} cost~pres/w {p} yuan/k?q .
2% {S:This<Device>} 要/w {p:Thousands} 块/k 钱/q 。 | {S} cost~pres/w {p} yuan/k?q .
2% {S:This<Book>} 要/w {p:Tens} 块/k 钱/q 。 | {S} cost~pres/w {p} yuan/k?q .
1% {S:Plain<Book>} 比/x {o:Plain<Book>} 贵/a {p:Tens} 块/k 钱/q 。 | {S} be~pres?x?a {p} yuan/k?q more/a expensive/a than/x {o} . !S#o
1% {S:Plain<Clothes>} 比/x {o:Plain<Clothes>} 便宜/a {p:Tens} 块/k 钱/q 。 | {S} be~pres?x?a {p} yuan/k?q cheaper/a than/x {o} . !S#o
3% {S:AnyS} {T:PastDay} 花/a {p:Hundreds} 块/k 钱/q 买/b 了/x {o:One<Clothes>} 。 | {T} {S} spend~past/a?x {p} yuan/k?q on?b {o} .
2% {S:AnyS} {T:PastDay} 花/a {p:Thousands} 块/k 钱/q 买/b 了/x {o:One<Device>} 。 | {T} {S} spend~past/a?x {p} yuan/k?q on?b {o} .
= Tens
二十 | twenty // 三十 | thirty // 四十 | forty // 五十 | fifty // 六十 | sixty // 七十 | seventy // 八十 | eighty // 九十 | ninety
= Hundreds
{q:Digit} 百/b | {q} hundred/b
{q:Digit} 百/b 五十/c | {q} hundred/b and?b?c fifty/c
= Digit
一 | one // 两 | two // 三 | three // 四 | four // 五 | five // 六 | six // 七 | seven // 八 | eight // 九 | nine
= Thousands
{q:Digit} 千/b | {q} thousand/b

# ---- how people do things, and what they like
= Manner
2% {S:Compared} {l:Language} 说/a 得/d 比/x {o:Compared} 好/f 。 | {S} speak~pres/a?d {l} better/f than/x {o.obj} . !S#o
1% {S:Compared} 唱歌/a 唱/b 得/d 比/x {o:Compared} 好/f 。 | {S} sing~pres/a?b?d better/f than/x {o.obj} . !S#o
1% {S:Compared} 起/a 得/d 比/x {o:Compared} 早/f 。 | {S} get~pres/a?d up/a earlier/f than/x {o.obj} . !S#o
0.3% {S:YoungS} 跑/a 得/d 很/v 快/f 。 | {S} run~pres/a?d very/v fast/f .
0.3% {S:AnyS} 唱歌/a 唱/b 得/d 很/v 好/f 。 | {S} sing~pres/a?b?d very/v well/f .
1.5% {S:AnyS} {l:Language} 说/a 得/d 很/v 好/f 。 | {S} speak~pres/a?d {l} very/v well/f .
0.3% {S:AnyS} 起/a 得/d 很/v 早/f 。 | {S} get~pres/a?d up/a very/v early/f .
0.3% {S:AnyS} 开车/a 开/b 得/d 很/v 慢/f 。 | {S} drive~pres/a?b?d very/v slowly/f .
0.3% {S:AnyS} 每/e 天/b 都/x 起/a 得/d 很/v 早/f 。 | {S} get~pres/a?d up/a very/v early/f every/e?b day/b .
0.3% {S:AdultS} 工作/a 很/v 努力/f 。 | {S} work~pres/a very/v hard/f .
0.3% {S:YoungS} 学习/a 很/v 努力/f 。 | {S} study~pres/a very/v hard/f .
= Liked
吃/a {o:Food} | eating/a {o} // 喝/a {o:Beverage} | drinking/a {o}
= Taste
0.5% {S:AnyS} 最/m 喜欢/x {o:Season} 。 | {S} like~pres/x {o} best/m .
1% {S:AnyS} 喜欢/x {o:Liked} 。 | {S} like~pres/x {o} .
2% {S:AnyS} 喜欢/x {o:Liked} ， 但是/b 不/n 喜欢/y {p:Liked} 。 | {S} like~pres/x {o} but/b don't~pres/n like/y {p} . !o#p
0.5% 我/i 喜欢/x {o:Liked} ， 你/y 呢/m ？ | I/i like/x {o} , and/m you/y ?

# ---- having
= Owning
2% {S:AnyS} 有/a {o:Quant<Pet>} 。 | {S} have~pres/a {o} .
1% {S:AnyS} 有/a {o:One<Vehicle>} 。 | {S} have~pres/a {o} .
1% {S:AnyS} 有/a {o:Several<Book>} 。 | {S} have~pres/a {o} .
1% {S:AnyS} 没/n 有/a {o:Vehicle} 。 | {S} don't~pres/n have/a a?o {o} .
1% {S:AnyS} 没/n 有/a {o:Device} 。 | {S} don't~pres/n have/a a?o {o} .
1% {S:AnyS} 想/x 要/w {o:One<Device>} 。 | {S} want~pres/x?w {o} .
1% {S:AnyS} 需要/x {o:One<Furniture>} 。 | {S} need~pres/x {o} .
)grammar";

} // namespace seq2seq
