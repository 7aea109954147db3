// SPDX-License-Identifier: GPL-3.0-or-later
// Things that change hands (把, 给, 被), questions, requests, and clauses joined by because, if,
// when ...
#include "core/corpus/everyday_grammar.h"

namespace seq2seq {

const std::string_view kEverydayClauses = R"grammar(
# ---- things handled
= Handling
4% {S:AnyS} 把/b {o:This<Small>} 放/a {p:Spot.at} 了/x 。 | {S} put~past/a?b?x {o} {p.at} .
3% {S:OneG} {T:PastTime} 把/b {o:Own<Belonging>} 忘/a {p:LeavePlace.at} 了/x 。 | {S} leave~past/a?b?x {o} {p.at} {T} .
3% {S:AnyG} {T:PastTime} 把/b {o:This<Book>} 借/a 给/g 了/x {q:Someone} 。 | {S} lend~past/a?b?x {o} to/g {q} {T} . !S#q
3% {S:AnyG} {T:PastTime} 把/b {o:This<Book>} 还/a 给/g 了/x {q:Someone} 。 | {S} return~past/a?b?x {o} to/g {q} {T} . !S#q
2% {S:AnyG} {T:PastLong} 把/b {o:This<Vehicle>} 卖/a 给/g 了/x {q:Someone} 。 | {S} sell~past/a?b?x {o} to/g {q} {T} . !S#q
2% {S:AnyS} {T:PastTime} 把/b {o:This<Vehicle>} 修/a 好/h 了/x 。 | {S} repair~past/a?b?h?x {o} {T} .
0.5% {S:AnyS} 把/b {o:Opening} 打开/a 了/x 。 | {S} open~past/a?b?x {o} .
1% {S:AnyS} 把/b {o:Opening} 关/a 上/h 了/x 。 | {S} close~past/a?b?h?x {o} .
2% {S:OneG} {T:PastTime} {p:LosePlace.at} 丢/a 了/x {o:Own<Belonging>} 。 | {S} lose~past/a?x {o} {p.at} {T} .
1% {S:OneG} 找/a 不/n 到/z {o:Own<Belonging>} 了/x 。 | {S} can't/n find/a?z {o} .
2% {S:OneG} {T:PastTime} 忘/a 了/x 带/b {o:Own<Belonging>} 。 | {S} forget~past/a?x to?b bring/b {o} {T} .
= Own<$>
_pro/a 的/b {n:$} | _my/a?b {n}
= Opening
门/a | the?a door/a // 窗户/a | the?a window/a // 箱子/a | the?a suitcase/a // 盒子/a | the?a box/a

# ---- giving and telling
= Giving
3% {S:AnyG} {T:PastTime} 送/a 给/g 了/x {o:Someone} {q:One<Present>} 。 | {S} give~past/a?g?x {o} {q} {T} . !S#o
3% {S:AnyG} {T:PastTime} 给/g {o:Someone} 买/a 了/x {q:One<Present>} 。 | {S} buy~past/a?x {q} for/g {o} {T} . !S#o
2% {S:AnyG} {T:PastTime} 给/g {o:Someone} 写/a 了/x 一/b 封/c 信/d 。 | {S} write~past/a?x a/b?c letter/d to/g {o} {T} . !S#o
2% {S:AnyG} {T:PastTime} 给/g {o:Someone} 打/a 了/x 电话/d 。 | {S} call~past/d?a?g?x {o} {T} . !S#o
2% {S:AnyG} {T:FutureTime} 会/x 给/g {o:Someone} 打/a 电话/d 。 | {S} will/x call/d?a?g {o} {T} . !S#o
2% {S:AnyG} {T:PastTime} 问/a 了/x {o:Someone} {q:FewOrOne} 个/c 问题/d 。 | {S} ask~past/a?x {o} {q} questions/d?c {T} . !S#o
1% {S:Gentleman} 教/a {o:Pupil} {l:Subject} 。 | {S} teach~pres/a {o} {l} .
2% {S:AnyG} {T:PastTime} 让/a {o:Someone} {V:Errands} 。 | {S} ask~past/a {o} to?a {V.base} {T} . !S#o
2% {S:AnyG} {T:PastTime} 给/g {o:Someone} 做/a 了/x {q:Serving<MadeDish>} 。 | {S} make~past/a?x {q} for/g {o} {T} . !S#o
= FewOrOne
{q:FewSmall} | {q} // 几/a | a?a few/a
= Errands
{v:ChoreBare} | {v} // 洗/a * 碗/b | wash~/a the?b dishes/b // 3% {v:Errand} | {v} // 关/a 上/h {o:Opening} | close~/a?h {o}
= Pupil
我 | me // 他 | him // 她 | her // 我们 | us // 他们 | them // {o:YoungKin} | {o} // {o:Name} | {o}
= Passive
2% {o:OneOwner} 的/d {S:Stealable} {T:PastTime} 被/b 偷/a 了/x 。 | {o}?d {S} be~past/b?x stolen/a {T} .
2% {o:OneOwner} 的/d {S:Stealable} 被/b {p:Someone} 借/a 走/z 了/x 。 | {o}?d {S} be~past?b?x borrowed/a?z by/b {p} .
1% 那/a 个/c 杯子/e 被/b {p:Someone} 打破/f 了/x 。 | that/a?c cup/e was?b?x broken/f by/b {p} .
1% {S:This<Present>} 是/e {p:Someone} 送/a 给/g {o:Pupil} 的/d 。 | {S} be~past?e?d given/a to/g {o} by?e {p} .
= Stealable
自行车 | bicycle // 手机 | phone // 钱包 | wallet // 照相机 | camera // 电脑 | computer // 汽车 | car

# ---- meeting, doing together
= Meeting
3% {S:AnyG} {T:PastTime} {p:WaitPlace.at} 遇见/a 了/x {o:Someone} 。 | {S} meet~past/a?x {o} {p.at} {T} . !S#o
2% {S:AnyG} {p:WaitPlace.zai} 等/a * {o:Someone} 。 | {S} be~pres/p* waiting/a for?a {o} {p.at} . !S#o
4% {S:YoungG} {T:PastTime} 和/w {o:Someone} 一起/y {V:CompanyAt.le} 。 | {S} {V.past} with/w?y {o} {T} . !S#o
3% {S:YoungG} {T:FutureTime} 要/x 和/w {o:Someone} 一起/y {V:CompanyAt.-} 。 | {S} be~pres?x going/x to?x {V.base} with/w?y {o} {T} . !S#o
# in public: nobody says whose home it would be
= CompanyAt
2% {v:LeAt<Sport>} | {v} // {v:LeAt<Swim>} | {v} // {v:LeAt<Park>} | {v} // 2% {v:LeAt<Cafe>} | {v} // 2% {v:LeAt<Restaurant>} | {v}
{v:LeAt<Cinema>} | {v}
= CafeLe
喝/a * {o:Serving<Drink>} | drink~/a {o}
= CafePlace
@ 咖啡馆 | in the cafe
= RestaurantLe
吃/a * {o:Serving<Dish>} | eat~/a {o} // 吃/a * 晚饭/b | have~/a dinner/b // 吃/a * 午饭/b | have~/a lunch/b
= RestaurantPlace
@ 饭馆 | in the restaurant
= CinemaLe
看/a * {o:One<Film>} | watch~/a {o}
= CinemaPlace
@ 电影院 | at the cinema

# ---- questions
= Asked
4% 你 | you !you // 2% 他 | he !he // 2% 她 | she !she // 他们 | they !they // 2% 你/a {n:Sibling} | your/a {n} // 你/a {n:Parent} | your/a {n} // 2% {n:Name} | {n}
= Question
2% {q:WhatQuestion} | {q} // 2% {q:WhereQuestion} | {q} // {q:WhereQuestion2} | {q} // 2% {q:WhyQuestion} | {q} // 2% {q:HowQuestion} | {q} // 5% {q:YesQuestion} | {q}
= WhatQuestion
2% {S:Asked} {T:PastTime} {p:WhereBought.at} 买/a 了/x 什么/w ？ | what/w did?x {S} buy/a {p.at} {T} ?
1% {S:Asked} {T:PastTime} {p:EatPlace.at} 吃/a 了/x 什么/w ？ | what/w did?x {S} eat/a {p.at} {T} ?
1% {S:Asked} {p:Whereabouts.zai} 做/a 什么/w ？ | what/w be~pres?p* {S} doing/a {p.at} ?
1% {S:Asked} {T:FutureTime} 打算/x 做/a 什么/w ？ | what/w do~pres?x {S} plan/x to?x do/a {T} ?
2% 谁/w {V:YoungNowAt.zai} ？ | who/w is/V* {V.ing} ?
1% {S:Asked} 想/x 喝/a {b:Beverage} 还是/r {c:Beverage} ？ | do~pres?x {S} want/x to?x drink/a {b} or/r {c} ? !b#c
0.5% {S:Asked} 喜欢/x 哪/w {n:Clothes.cl}/c {n} ？ | which/w?c {n} do~pres?x {S} like/x ?
= WhereBought
{p:ClothesShopPlace} ; at: {p.at} | {p} ; at: {p.at} // {p:FoodShopPlace} ; at: {p.at} | {p} ; at: {p.at} // {p:BookShopPlace} ; at: {p.at} | {p} ; at: {p.at}
= WhereQuestion
4% {S:Asked} {T:PastTime} 是/s 在/i 哪里/w {V:AskedWhere} 的/d ？ | where/w did?s?d?i {S} {V.base} {T} ?
3% {S:Asked} {T:PastTime} 是/s 在/i 哪里/w 遇见/a {o:Someone} 的/d ？ | where/w did?s?d?i {S} meet/a {o} {T} ? !S#o
= AskedWhere
{v:SportBare} | {v} // {v:DrinkBare} | {v} // 游泳 | swim~
买/a {o:This<Clothes>} | buy~/a {o} // 买/a {o:This<Device>} | buy~/a {o} // {v:StudyBare} | {v} // 散步/a | walk~/a
= Meal
吃/a 午饭/b | have~/a lunch/b // 吃/a 晚饭/b | have~/a dinner/b // 吃/a 早饭/b | have~/a breakfast/b
= WhereQuestion2
1% {S:Asked} {T:PastDay} 是/s 在/i 哪里/w {V:Meal} 的/d ？ | where/w did?s?d?i {S} {V.base} {T} ?
2% {S:Asked} 是/s 在/i 哪里/w 买/a {o:This<Clothes>} 的/d ？ | where/w did?s?d {S} buy/a {o} ?
2% {S:Asked} 是/s 什么时候/w 买/a {o:This<Clothes>} 的/d ？ | when/w did?s?d {S} buy/a {o} ?
0.1% {S:Asked} 在/i 哪里/w 工作/a ？ | where/w do~pres?i {S} work/a ?
1% {S:Asked} 是/s 什么时候/w 来/a {c:City} 的/d ？ | when/w did?s?d {S} come/a to?a {c} ?
1% {S:Asked} 打算/x 什么时候/w 去/a {c:City} ？ | when/w do~pres?x {S} plan/x to?x go/a to?a {c} ?
1% {S:Asked} {T:EachMorning} 几/w 点/c 起床/a ？ | what/w time/c?w do~pres?a {S} get/a up/a {T} ?
= EachMorning
每/a 天/b 早上/c | every/a?b morning/c // 每/a 天/b | every/a day/b // 每/a 个/b {d:Weekday} | every/a?b {d}
= WhyQuestion
4% {S:Asked} {T:RecentTime} 为什么/w 没/n {V:YoungBare} ？ | why/w didn't/n {S} {V.base} {T} ?
2% {S:Asked} {T:RecentTime} 为什么/w 没/n 去/a {d:Destination} ？ | why/w didn't/n {S} go/a to?a {d} {T} ?
2% {S:Asked} 为什么/w 不/n 喜欢/x {V:Pastime} ？ | why/w don't~pres/n {S} like/x {V.ing} ?
1% {S:Asked} 为什么/w 想/x 学/a {l:Language} ？ | why/w do~pres?x {S} want/x to?x study/a {l} ?
1% {S:Asked} 今天/t 为什么/w 这么/v {a:Mood} ？ | why/w be~pres?v?a {S} so/v {a} today/t ?
= HowQuestion
2% {S:Asked} {T:RecentTime} 看/a 了/x 多/w 长/l 时间/t 电视/b ？ | how/w long/l?t did?x {S} watch/a television/b {T} ?
1% {S:Asked} {T:RecentTime} 听/a 了/x 多/w 长/l 时间/t 音乐/b ？ | how/w long/l?t did?x {S} listen/a to?b music/b {T} ?
2% {S:Asked} {T:RecentTime} 学/a 了/x 多/w 长/l 时间/t {g:Language} ？ | how/w long/l?t did?x {S} study/a {g} {T} ?
2% {S:Asked} {T:PastTime} {p:WhereBought.at} 花/a 了/x 多少/w 钱/q ？ | how/w much/w money/q did?x {S} spend/a {p.at} {T} ?
0.3% 请问/q ， 去/g {b:Building} 怎么/w 走/a ？ | excuse/q me/q , how/w do?a?w I?a?w get/a to?g {b} ?
1% {S:Asked} 是/s 怎么/w 去/a {b:Destination} 的/d ？ | how/w did?s?d {S} go/a to?a {b} ?
0.3% {S:Plain<Clothes>} 多少/w 钱/q ？ | how/w much/w?q be~pres?q {S} ?
0.2% {S:Plain<Device>} 多少/w 钱/q ？ | how/w much/w?q be~pres?q {S} ?
2% {S:Asked} {T:PastTime} 买/a 了/x 几/w {n:Book.cl}/c {n} ？ | how/w many/w?c {n.pl} did?x {S} buy/a {T} ?
2% {p:Spot} 有/y 几/w {n:Small.cl}/c {n} ？ | how/w many/w?c {n.pl} are/y there?y {p.at} ?
= AskedDone
{v:YoungBare} | {v} // 2% {v:YoungBareAt} | {v}
= YesQuestion
3% {S:Asked} {T:FutureTime} 要/x {V:YoungBareAt} 吗/m ？ | be~pres/m?x {S} going/x to?x {V.base} {T} ?
2% {S:Asked} {T:FutureTime} 想/x {V:CompanyAt.-} 吗/m ？ | do~pres/m?x {S} want/x to?x {V.base} {T} ?
2% {S:Asked} {T:RecentTime} 给/g {o:Someone} 打/a 电话/d 了/x 吗/m ？ | did/x?m {S} call/d?a?g {o} {T} ? !S#o
3% {S:Asked} {T:RecentTime} {V:AskedDone} 了/x 吗/m ？ | did/x?m {S} {V.base} {T} ?
2% {S:Asked} {V:YoungNowAt.zai} 吗/m ？ | be~pres/V*?m {S} {V.ing} ?
0.4% {S:Asked} 会/x 说/a {l:Language} 吗/m ？ | can/x?m {S} speak/a {l} ?
2% {S:Asked} 喜欢/x {V:Pastime} 吗/m ？ | do~pres/m?x {S} like/x {V.ing} ?
1% {S:Asked} 去/a 过/g {c:City} 吗/m ？ | have~pres/g?m {S} been/a to?a {c} ?
1% {S:Asked} 看/a 过/g {o:This<Film>} 吗/m ？ | have~pres/g?m {S} seen/a {o} ?
0.3% {S:Asked} 有/a {o:Vehicle} 吗/m ？ | do~pres/m?a {S} have/a a?o {o} ?
2% {S:Asked} {T:FutureTime} 想/x 去/a {d:Destination} 吗/m ？ | do~pres/m?x {S} want/x to?x go/a to?a {d} {T} ?
0.2% 我/i 可以/x 用/a 你/y 的/d {o:Lent} 吗/m ？ | may/x?m I/i use/a your/y?d {o} ?

# ---- requests
= Request
2% 请/q 把/b {o:This<Small>} 放/a {p:Spot.at} 。 | please/q put/a?b {o} {p.at} .
3% 请/q 帮/h 我/m {V:Favour} 。 | please/q help/h me/m {V.base} .
2% 请/q {T:FutureTime} 给/g {o:CallMe} 打/a 电话/d 。 | please/q call/d?a?g {o} {T} .
0.2% 请/q 把/b {o:Opening} 打开/a 。 | please/q open/a?b {o} .
0.2% 请/q 把/b {o:Opening} 关/a 上/h 。 | please/q close/a?b?h {o} .
1% 请/q 把/b {o:This<Small>} 给/a 我/m 。 | please/q give/a?b {o} to?a me/m .
3% 请/q {T:FutureTime} 把/b {o:This<Small>} 还/a 给/g {r:CallMe} 。 | please/q return/a?b {o} to/g {r} {T} .
0.5% 请/q 给/a 我/m {o:Serving<Drink>} 。 | please/q give/a me/m {o} .
0.6% 请/r 告诉/a 我/m {q:EmbeddedThing} 。 | please/r tell/a me/m {q} .
0.3% 别/n 忘/a 了/x 带/b 你/y 的/d {o:Belonging} 。 | don't/n forget/a?x to?b bring/b your/y?d {o} .
1% 我们/u {T:FutureTime} 去/a {d:Outing} 吧/l 。 | let's/u?l go/a to?a {d} {T} .
2% 我们/u {T:FutureTime} 一起/t {V:CompanyAt.-} 吧/l 。 | let's/u?l {V.base} together/t {T} .
= Favour
搬/a {o:This<Furniture>} | move~/a {o} // 找/a 我/m 的/d {n:Belonging} | find~/a my/m?d {n} // {v:CookBare} | {v} // {v:ChoreBare} | {v}
修/a {o:This<Vehicle>} | repair~/a {o} // 买/a 一些/s {f:Food} | buy~/a some/s {f} // 买/a 一些/s {f:Groceries} | buy~/a some/s {f} // 买/a {o:Serving<Drink>} | buy~/a {o}
把/b {o:This<Small>} 拿/a 给/g {p:Someone} | give~/a?b {o} to/g {p}
= CallMe
我 | me // {o:Someone} | {o}
= Lent
手机 | phone // 词典 | dictionary // 电脑 | computer // 自行车 | bicycle // 铅笔 | pencil // 雨伞 | umbrella // 照相机 | camera // 地图 | map

# ---- because, if, although
= Reason
3% 因为/b {T:RecentTime} {w:Fall} 了/x ， 所以/s {S:AnyS} 没/n 去/a {d:Destination} 。 | because/b it?w {w.past} {T} , {S} didn't/n go/a to?a {d} .
4% 因为/b {S:AnyG} {T:RecentTime} 很/v {a:Trouble} ， 所以/s _pro/p 没/n {V:Missed} 。 | because/b {S} be~past?v?a very/v {a} {T} , _he/p didn't/n {V.base} .
3% {S:AnyG} {T:RecentTime} 没/n 去/g {d:Destination} ， 因为/b _pro/p 很/v {a:Trouble} 。 | {S} didn't/n go/g to?g {d} {T} because/b _he/p be~past?v?a very/v {a} .
3% 因为/b {T:FutureTime} 要/y {w:Fall} ， 所以/s {S:AnyS} 不/n 想/x 去/a {d:Destination} 。 | because/b it?w is?y going/y to?y {w.base} {T} , {S} don't~pres/n want/x to?x go/a to?a {d} .
2% 因为/b {o:Plain<Clothes>} 太/v 贵/e 了/x ， 所以/s {S:AnyS} 不/n 想/z 买/a 。 | because/b {o} is?v?e too/v expensive/e?x , {S} don't~pres/n want/z to?z buy/a it?a .
= Missed
{v:ReadBare} | {v} // 2% {v:CookBare} | {v} // 2% {v:ChoreBare} | {v} // 2% {v:ParkBare} | {v} // {v:ClothesShopBare} | {v} // 2% {e:MissedErrand} | {e}
= MissedErrand
去/a 银行/b 取/c 钱/d | go~/a to?a the?b bank/b to?c withdraw/c money/d
去/a 邮局/b 寄/c 信/d | go~/a to?a the?b post/b office/b to?c send/c letters/d
去/a 图书馆/b 借/c 书/d | go~/a to?a the?b library/b to?c borrow/c books/d
去/a 超市/b 买/c {f:Food} | go~/a to?a the?b supermarket/b to?c buy/c {f}
去/a 机场/b 接/c {o:Someone} | go~/a to?a the?b airport/b to?c meet/c {o}
= Trouble
忙 | busy // 累 | tired // 不/n 舒服/s | unwell/s?n
= Condition
3% 如果/i {T:FutureTime} {w:Falls} ， {S:AnyS} 就/j 会/k {V:IndoorsAt} 。 | if/i {w} {T} , {S} will/k?j {V.base} .
2% 如果/i {T:FutureTime} {w:Falls} ， {S:AnyS} 就/j 不/n 去/a {d:Destination} 。 | if/i {w} {T} , {S} won't/n?j go/a to?a {d} .
1% 如果/i {T:FutureTime} {w:Falls} ， {S:YoungS} 就/j 会/k {V:BareAt<Study>} 。 | if/i {w} {T} , {S} will/k?j {V.base} .
3% 如果/i {T:FutureDay} 天气/w 好/g ， {S:AnyS} 就/j 会/k 去/a {d:Outing} 。 | if/i the?w weather/w is?g good/g {T} , {S} will/k?j go/a to?a {d} .
3% 如果/i {S:AnyG} {T:FutureTime} 有/a 时间/b ， _pro/p 就/j 会/k {V:LeisureAt} 。 | if/i {S} have~pres/a time/b {T} , _he/p will/k?j {V.base} .
2% 如果/i {S:AnyG} 有/a 钱/b ， _pro/p 就/j 会/k 买/c {o:Wanted} 。 | if/i {S} have~pres/a money/b , _he/p will/k?j buy/c {o} .
2% 如果/i {S:AnyG} 很/v {A:Need} 。 | if/i {S} be~pres?v very/v {A} .
= Wanted
{o:One<Vehicle>} | {o} // {o:One<Device>} | {o} // {o:One<Furniture>} | {o} // {o:One<Clothes>} | {o}
= LeisureAt
2% {v:BareAt<Park>} | {v} // {v:BareAt<Sport>} | {v} // {v:BareAt<Swim>} | {v} // {v:BareAt<Cook>} | {v} // {v:BareAt<ClothesShop>} | {v}
2% 去/a {x:Purpose.-} | go~/a to?a {x} // {v:BareAt<IndoorRead>} | {v}
= Falls
下雨/w | it?w rains/w // 下雪/w | it?w snows/w
= Need
累/a ， _pro/p 就/j 应该/s 休息/r | tired/a , _he/p should/s?j rest/r
饿/a ， _pro/p 就/j 应该/s 吃/r {f:Food} | hungry/a , _he/p should/s?j eat/r {f}
渴/a ， _pro/p 就/j 应该/s 喝/r 水/w | thirsty/a , _he/p should/s?j drink/r water/w
忙/a ， _pro/p 就/j 不/n 应该/s 去/g {d:Destination} | busy/a , _he/p shouldn't/n?s?j go/g to?g {d}
= IndoorsAt
2% {v:BareAt<IndoorRead>} | {v} // 2% {v:BareAt<Home>} | {v} // {v:BareAt<Laundry>} | {v} // {v:BareAt<Cook>} | {v}
= IndoorReadBare
{v:ReadBare} | {v}
= IndoorReadPlace
2% @ 家 | at home
@ 图书馆 | in the library
= Concession
3% 虽然/x {T:PastTime} {w:Fall} 了/y ， 但是/b {S:AnyS} 还是/h 去/a 了/z {d:Destination} 。 | although/x it?w {w.past} {T} , {S} still/h?b go~past/a?z to?a {d} .
3% 虽然/x {o:Plain<Clothes>} 很/v 贵/e ， 但是/b {S:AnyS} 还是/h 想/w 买/a 。 | although/x {o} is?v?e very/v expensive/e , {S} still/h?b want~pres/w to?w buy/a it?a .
2% 虽然/x {S:AnyG} {T:PastTime} 很/v {a:Tired} ， 但是/b _pro/p 还是/h {V:DutyAt.le} 。 | although/x {S} be~past?v?a very/v {a} {T} , _he/p?b still/h {V.past} .
1% 虽然/x {S:YoungG} {T:PastTime} 很/v {a:Tired} ， 但是/b _pro/p 还是/h {V:LeAt<Study>.le} 。 | although/x {S} be~past?v?a very/v {a} {T} , _he/p?b still/h {V.past} .
1% 虽然/x {S:AdultG} {T:PastTime} 很/v {a:Tired} ， 但是/b _pro/p 还是/h {V:LeAt<Work>.le} 。 | although/x {S} be~past?v?a very/v {a} {T} , _he/p?b still/h {V.past} .
2% {o:Plain<Book>} 很/v 厚/e ， 但是/b {S:AnyS} 觉得/w 很/y 有趣/f 。 | {o} is?v?e very/v thick/e , but/b {S} find~pres/w it?w very/y interesting/f .
= Tired
累 | tired // 忙 | busy
= DutyAt
{v:LeAt<Laundry>} | {v} // {v:LeAt<Cook>} | {v} // {v:LeAt<FoodShop>} | {v}

# ---- while, when, before, after
= While
4% {S:Comer} 到/a 家/b 的/d 时候/w ， _pro/o {k:HomeKin} {V:AtHomeNow.zai} 。 | when/w?d {S} get~past/a home/b , _my/o {k} was/V* {V.ing} .
2% {S:AnyS} 喜欢/l 一边/x {A:Background} 一边/y {B:Listening} 。 | {S} like~pres/l {A.ing} while/y?x {B.ing} .
1% {S:AnyS} 喜欢/l 一边/x {A:Light} 一边/y {B:Chatting} 。 | {S} like~pres/l {A.ing} while/y?x {B.ing} .
1% {S:AnyS} 正在/z 一边/x {A:Background} 一边/y {B:Listening} 。 | {S} be~pres/z {A.ing} while/y?x {B.ing} .
3% {e:Before} ， {S:AnyS} {T:Often} {V:HomeHabit} 。 | {e} , {S} {T} {V.pres} .
2% {S:AnyG} 一/x 到/a {c:City} ， 就/j 会/k 给/g {o:Someone} 打/t 电话/d 。 | as/x soon/x as/x {S} arrive~pres/a in?a {c} , _he?S will/k?j call/d?t?g {o} . !S#o
= Comer
3% 我 | I !i // 2% 他 | he !he // 2% 她 | she !she // {n:Name} | {n}
= HomeKin
3% {n:Parent} | {n} // 2% {n:Sibling} | {n} // 1% {n:Grandparent} | {n}
= AtHomeNow
{v:NowAt<Cook>} | {v} // {v:NowAt<Home>} | {v} // {v:NowAt<Laundry>} | {v}
= Background
做/a 饭/b | cook~/a?b // 看/a 书/b | read~/a?b // 跑步 | run~ // 洗/a 碗/b | wash~/a the?b dishes/b
打扫/a 房间/b | clean~/a the?b room/b // 画/a 画/b | paint~/a?b // 喝/a {b:Beverage} | drink~/a {b} // 吃/a 早饭/b | have~/a breakfast/b // 写/a 信/b | write~/a letters/b
= Listening
听/a 音乐/b | listen~/a to?a?b music/b // 听/a 广播/b | listen~/a to?a?b the?b radio/b
= Light
做/a 饭/b | cook~/a?b // 散步/a | walk~/a // 洗/a 碗/b | wash~/a the?b dishes/b // 打扫/a 房间/b | clean~/a the?b room/b
= Chatting
唱/a 歌/b | sing~/a?b // 聊天/a | chat~/a
= Before
睡觉/a 以前/w | before/w going/a to/a bed/a // 吃/a 晚饭/b 以前/w | before/w having/a dinner/b // 吃/a 晚饭/b 以后/w | after/w having/a dinner/b
下班/a 以后/w | after/w finishing/a work/a // 起床/a 以后/w | after/w getting/a up/a // 回/a 家/b 以后/w | after/w getting/a home/b
= HomeHabit
{v:ReadBare} | {v} // {v:HomeBare} | {v} // 喝/a * 茶/b | drink~/a tea/b // 喝/a * 牛奶/b | drink~/a milk/b

# ---- thinking, knowing, hoping
= Report
3% {S:AnyS} 觉得/a {c:Opinion} 。 | {S} think~pres/a {c} .
3% {S:AnyS} 不/n 知道/a {q:Embedded} 。 | {S} don't~pres/n know/a {q} .
2% {S:Asked} 知道/a {q:Embedded} 吗/m ？ | do~pres/m?a {S} know/a {q} ?
2% {S:AnyS} 希望/a {T:FutureTime} 不/n {w:Rain} 。 | {S} hope~pres/a it?w doesn't/n {w.base} {T} .
3% 我/i 听说/a {c:News} 。 | I/i hear/a that?a {c} .
= Rain
下雨 | rain~ // 下雪 | snow~
= Opinion
{c:Judging<Book>} | {c} // {c:Judging<Clothes>} | {c} // {c:Judging<Device>} | {c} // {c:Judging<Vehicle>} | {c}
= Judging<$>
2% {S:Plain<$>} 很/v {a:$Pred} | {S} be~pres?v?a very/v {a}
2% {S:Plain<$>} 比/x {o:Plain<$>} {a:$Pred} | {S} be~pres?x?a {a.er} than/x {o} !S#o
1% {S:Plain<$>} 太/v {a:$Excess} 了/x | {S} be~pres?v?a too/v {a}
= BookExcess
贵 | expensive // 厚 | thick
= ClothesExcess
贵 | expensive // 大 | big // 小 | small
= DeviceExcess
贵 | expensive // 旧 | old
= VehicleExcess
贵 | expensive // 旧 | old // 慢 | slow
= EmbeddedThing
{S:Building} 在/i 哪里/w | where/w {S} be~pres/i // {S:Plain<Clothes>} 多少/w 钱/q | how/w much/w {S} be~pres?q
{S:Name} 住/a 在/i 哪里/w | where/w {S} live~pres/a?i // 2% {S:Name} 是/s 什么时候/w 来/a {c:City} 的/d | when/w {S} come~past/a?s?d to?a {c}
= Embedded
{S:Acquaintance} 在/i 哪里/w 工作/a | where/w {S} work~pres/a?i
{S:Acquaintance} 住/a 在/i 哪里/w | where/w {S} live~pres/a?i
{S:Acquaintance} 是/s 什么时候/w 来/a {c:City} 的/d | when/w {S} come~past/a?s?d to?a {c}
{S:Acquaintance} 为什么/w 这么/v {a:Mood} | why/w {S} be~pres?v?a so/v {a}
{S:Building} 在/i 哪里/w | where/w {S} be~pres/i
{S:Plain<Clothes>} 多少/w 钱/q | how/w much/w {S} be~pres?q
火车/t 几/w 点/c 开/a | what/w time/c?w the?t train/t leaves/a
= News
{S:Acquaintance} 会/x 说/a {l:Language} | {S} can/x speak/a {l}
2% {S:Acquaintance} {T:FutureLong} 要/x 去/a {c:City} | {S} be~pres?x going/a?x to?a {c} {T}
2% {S:Acquaintance} {T:PastLong} 去/a 了/x {c:City} | {S} go~past/a?x to?a {c} {T}
2% {S:Acquaintance} {T:PastLong} 买/a 了/x {o:One<Vehicle>} | {S} buy~past/a?x {o} {T}
{S:Name} 是/b {n:Worker} | {S} be~pres/b a?n {n}

# ---- one thing after the other
= ShortErrand
去/a 银行/b 取/c 钱/d | go~/a to?a the?b bank/b to?c withdraw/c money/d
去/a 邮局/b 寄/c 信/d | go~/a to?a the?b post/b office/b to?c send/c letters/d
去/a 图书馆/b 借/c 书/d | go~/a to?a the?b library/b to?c borrow/c books/d
{v:ChoreBare} | {v} // 洗/a * 碗/b | wash~/a the?b dishes/b // 吃/a 早饭/b | have~/a breakfast/b
= YoungErrand
做/a * 作业/b | do~/a homework/b // 复习/a * {g:Subject} | review~/a {g}
= OtherErrand
去/a 超市/b 买/c {f:Food} | go~/a to?a the?b supermarket/b to?c buy/c {f}
去/a 机场/b 接/c {o:Someone} | go~/a to?a the?b airport/b to?c meet/c {o}
去/a 公园/b 散步/c | go~/a to?a the?b park/b to?c take/c a?c walk/c
去/a 书店/b 买/c 书/d | go~/a to?a the?b bookshop/b to?c buy/c books/d
{v:HomeBare} | {v} // {v:SportBare} | {v}
= Sequence
1% {S:YoungS} 想/w 先/f {A:YoungErrand.-} ， 再/t {B:OtherErrand.-} 。 | {S} want~pres/w to?w {A.base} first/f and?t then/t {B.base} .
2% {S:AnyS} 想/w 先/f {A:ShortErrand.-} ， 再/t {B:OtherErrand.-} 。 | {S} want~pres/w to?w {A.base} first/f and?t then/t {B.base} .
3% {S:AnyS} {T:PastDay} 先/f 去/a 了/x {d:Destination} ， 然后/t 去/b 了/y {e:Destination} 。 | {S} first/f go~past/a?x to?a {d} and?t then/t go~past/b?y to?b {e} {T} . !d#e
2% {S:AnyS} 不但/x 会/k 说/a {l:Language} ， 而且/y 会/c 说/b {m:Language} 。 | {S} can/k speak/a not/x only/x {l} but/y also/y {m} . !l#m
)grammar";

std::array<std::string_view, 5> everydayGrammar()
{
    return {
        kEverydayWords, kEverydaySettings, kEverydayActions, kEverydaySentences, kEverydayClauses};
}

} // namespace seq2seq
