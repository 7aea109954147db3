// SPDX-License-Identifier: GPL-3.0-or-later
// What people do, by activity. Each activity X has XBare (what one does in general: read books),
// XLe (what is done once and takes 了: read a book), XNow (what can be going on) and, in
// everyday_settings.cpp, XPlace where it is done.
#include "core/corpus/everyday_grammar.h"

namespace seq2seq {

const std::string_view kEverydayActions = R"grammar(
# ---- an activity at one of its places
= BareAt<$>
{p:$Place.at} {v:$Bare} ; zai: {p.zai} {v} | {v} {p.at}
= LeAt<$>
{p:$Place.at} {v:$Le} ; zai: {p.zai} {v} | {v} {p.at}
= NowAt<$>
{p:$Place.at} {v:$Now} ; zai: {p.zai} {v} | {v} {p.at}

# ---- reading and writing
= ReadBare
看/a * 书/b | read~/a?b // 看/a * 报纸/b | read~/a the?b newspaper/b // 看/a * 小说/b | read~/a novels/b
看/a * 杂志/b | read~/a magazines/b
= ReadLe
3% 看/a * {o:FewOf<Book>} | read~/a {o}
2% 看/a * {o:This<Book>} | read~/a {o}
1% 看/a * {o:One<Text>} | read~/a {o}
= ReadNow
1% {v:ReadBare} | {v}
2% 看/a * {o:One<Book>} | read~/a {o}
1% 看/a * {o:This<Book>} | read~/a {o}
1% 看/a * {o:One<Text>} | read~/a {o}
= WriteBare
写/a * 信/b | write~/a letters/b // 写/a * 文章/b | write~/a articles/b // 写/a * 小说/b | write~/a novels/b
= WriteLe
写/a * {o:One<Text>} | write~/a {o}
写/a * {q:TwoOrThree} 封/c 信/b | write~/a {q} letters/b?c
= WriteNow
2% 写/a * {o:One<Text>} | write~/a {o} // 写/a * 信/b | write~/a letters/b

# ---- eating and drinking
= EatBare
吃/a * {o:MealFood} | eat~/a {o}
= EatLe
吃/a * {o:Serving<Dish>} | eat~/a {o}
= SnackLe
3% 吃/a * {o:One<Snack>} | eat~/a {o} // 吃/a * {o:Serving<Snack>} | eat~/a {o}
= SnackNow
吃/a * {o:One<Snack>} | eat~/a {o}
= SnackPlace
2% @ 家 | at home
@ 办公室 里 | in the office
@ 公园 里 | in the park
= EatNow
2% 吃/a * 一/b {n:Dish.cl}/c {n} | eat~/a a/b?c {n} // {v:EatBare} | {v}
= DrinkBare
喝/a * {o:Beverage} | drink~/a {o}
= DrinkLe
喝/a * {o:Serving<Drink>} | drink~/a {o}
= DrinkNow
{v:DrinkBare} | {v} // 喝/a * 一/b {n:Drink.cl}/c {n} | drink~/a a/b?c {n}

# ---- at home
= HomeBare
看/a * 电视/b | watch~/a television/b // 听/a * 音乐/b | listen~/a to?a?b music/b // 唱/a * 歌/b | sing~/a?b
玩/a * 游戏/b | play~/a games/b // 下/a * 棋/b | play~/a chess/b // 弹/a * 钢琴/b | play~/a the?b piano/b
看/a * 电影/b | watch~/a films/b
= HomeLe
{v:HomeDone} | {v}
2% 看/a * {o:One<Film>} | watch~/a {o}
1% 听/a * {o:Several<Song>} | listen~/a to?a {o}
= HomeDone
看/a * 电视/b | watch~/a television/b // 听/a * 音乐/b | listen~/a to?a?b music/b // 下/a * 棋/b | play~/a chess/b
打/a * 电话/b | make~/a a?b phone/b call/b
= HomeNow
2% {v:HomeBare} | {v} // 看/a * {o:One<Film>} | watch~/a {o} // 听/a * {o:One<Song>} | listen~/a to?a {o}
打/a * 电话/b | make~/a a?b phone/b call/b // 休息 * | rest~
= ChoreBare
洗/a * 衣服/b | wash~/a clothes/b // 打扫/a * 房间/b | clean~/a the?b room/b
= ChoreNow
{v:ChoreBare} | {v}
= LaundryBare
洗/a * 衣服/b | wash~/a clothes/b
= LaundryLe
{v:LaundryBare} | {v} // 洗/a * {o:FewOf<Washable>} | wash~/a {o}
= LaundryNow
{v:LaundryBare} | {v} // 洗/a * {o:One<Washable>} | wash~/a {o}
= LaundryPlace
@ 家 | at home
= CookBare
做/a * 饭/b | cook~/a?b // 洗/a * 碗/b | wash~/a the?b dishes/b // 包/a * 饺子/b | make~/a dumplings/b
做/a * 蛋糕/b | make~/a cakes/b // 做/a * 面条/b | make~/a noodles/b
= CookLe
洗/a * 碗/b | wash~/a the?b dishes/b // 做/a * 一/b 个/c 蛋糕/d | make~/a a/b?c cake/d // 做/a * 饭/b | cook~/a?b
做/a * {n:Serving<MadeDish>} | make~/a {n} // 做/a * {q:Few} 个/c 菜/b | cook~/a {q} dishes/b?c
= MadeDish
面条/a ; cl: 碗/b | bowl+/b of?b noodles/a // 汤/a ; cl: 碗/b | bowl+/b of?b soup/a // 饺子/a ; cl: 盘/b | plate+/b of?b dumplings/a
三明治 ; cl: 个 | sandwich+
= CookNow
{v:CookBare} | {v} // 做/a * 一/b 个/c 蛋糕/d | make~/a a/b?c cake/d // 做/a * 早饭/b | make~/a breakfast/b // 做/a * 晚饭/b | make~/a dinner/b

# ---- out of doors, sport, study, work
= ParkBare
散/a * 步/b | take~/a a?b?a walk/b?a // 拍/a * 照片/b | take~/a photos/b // 打/a * 太极拳/b | do~/a tai/b chi/b
骑/a * 自行车/b | ride~/a a?b bicycle/b // 跑/a * 步/b | run~/a?b // 画/a * 画/b | paint~/a?b
= ParkLe
散/a * 步/b | take~/a a?b?a walk/b?a // 2% 拍/a * {o:SomePhotos} | take~/a {o} // 跑/a * 步/b | run~/a?b
= SomePhotos
{n:One<Photo>} | {n} // 几/a {n:Kind<Photo>.cl}/c {n} | a?a few/a?c {n.pl} !they // 很多/a {n:Kind<Photo>} | many/a {n.pl} !they
= Photo
照片 ; cl: 张 | photo+
= PhotoAdj
漂亮/a 的/b | beautiful/a?b // 有趣/a 的/b | interesting/a?b
= ParkNow
{v:ParkBare} | {v}
= SportBare
打/a * 篮球/b | play~/a basketball/b // 踢/a * 足球/b | play~/a football/b // 打/a * 网球/b | play~/a tennis/b
打/a * 羽毛球/b | play~/a badminton/b // 打/a * 乒乓球/b | play~/a table/b tennis/b
= SportLe
{v:SportBare} | {v}
= SportNow
{v:SportBare} | {v}
= SwimBare
游泳 | swim~
= SwimLe
游/a * 泳/b | swim~/a?b
= SwimNow
游泳 | swim~
= MusicBare
弹/a * 钢琴/b | play~/a the?b piano/b // 弹/a * 吉他/b | play~/a the?b guitar/b // 跳/a * 舞/b | dance~/a?b
唱/a * 歌/b | sing~/a?b
= MusicLe
唱/a * {o:Quant<Song>} | sing~/a {o}
= MusicNow
{v:MusicBare} | {v} // 唱/a * {o:One<Song>} | sing~/a {o}
= StudyBare
做/a * 作业/b | do~/a homework/b // 学/a * {l:Language} | study~/a {l} // 复习/a * {l:Subject} | review~/a {l}
准备/a * 考试/b | prepare~/a for?a the?b exam/b // 写/a * 汉字/b | write~/a Chinese/b characters/b
= StudyLe
做/a * 作业/b | do~/a homework/b // 复习/a * {l:Subject} | review~/a {l} // 写/a * 很多/c 汉字/b | write~/a many/c Chinese/b characters/b
看/a * {o:FewOf<Book>} | read~/a {o}
= StudyNow
{v:StudyBare} | {v} // 看/a * {o:One<Book>} | read~/a {o}
= Subject
历史 | history // 数学 | maths // 物理 | physics // 化学 | chemistry // 英语 | English // 法语 | French
= WorkBare
工作 * | work~ // 开/a * 会/b | have~/a a?b meeting/b // 写/a * 报告/b | write~/a reports/b // 加班 | work~ overtime
= WorkLe
开/a * 一/b 个/c 会/d | have~/a a/b?c meeting/d // 写/a * 一/b 份/c 报告/d | write~/a a/b?c report/d
写/a * {q:FewSmall} 封/c 邮件/b | write~/a {q} emails/b?c // 打/a * {q:FewSmall} 个/c 电话/b | make~/a {q} phone/b calls/b?c
写/a * 一/b 封/c {x:Long} 邮件/d | write~/a a/b?c {x} email/d
= Long
很/a 长/b 的/c | very/a long/b?c // 重要/a 的/b | important/a?b // 英文 | English
= WorkNow
{v:WorkBare} | {v} // 写/a * 一/b 份/c {x:Long} 报告/d | write~/a a/b?c {x} report/d
写/a * 一/b 封/c {x:Long} 邮件/d | write~/a a/b?c {x} email/d

# ---- buying
= ClothesShopBare
买/a * 衣服/b | buy~/a clothes/b // 买/a * 礼物/b | buy~/a presents/b
= ClothesShopLe
2% 买/a * {o:FewOf<Clothes>} | buy~/a {o} // 买/a * {o:This<Clothes>} | buy~/a {o}
= ClothesShopNow
{v:ClothesShopBare} | {v} // 买/a * {o:One<Clothes>} | buy~/a {o}
= FoodShopBare
买/a * {o:Food} | buy~/a {o} // 买/a * {o:Groceries} | buy~/a {o}
= Groceries
鸡蛋 | eggs // 牛奶 | milk // 茶 | tea // 咖啡 | coffee // 糖 | sugar // 盐 | salt
= FoodShopLe
买/a * {o:Several<Fruit>} | buy~/a {o} // 买/a * 一些/b {o:Food} | buy~/a some/b {o} // 买/a * 一些/b {o:Groceries} | buy~/a some/b {o}
= FoodShopNow
{v:FoodShopBare} | {v}
= BookShopBare
买/a * 书/b | buy~/a books/b // 买/a * 杂志/b | buy~/a magazines/b // 买/a * 词典/b | buy~/a dictionaries/b
= BookShopLe
2% 买/a * {o:Quant<Book>} | buy~/a {o} // 买/a * {o:This<Book>} | buy~/a {o}
= BookShopNow
{v:BookShopBare} | {v} // 买/a * {o:One<Book>} | buy~/a {o}
= DeviceShopLe
2% 买/a * {o:One<Device>} | buy~/a {o} // 买/a * {o:One<Furniture>} | buy~/a {o}

# ---- all that a sort of people does, with its place
= AnyBareAt
3% {v:BareAt<Read>} | {v} // {v:BareAt<Write>} | {v} // 2% {v:BareAt<Eat>} | {v} // 2% {v:BareAt<Drink>} | {v}
2% {v:BareAt<Home>} | {v} // {v:BareAt<Laundry>} | {v} // 2% {v:BareAt<Cook>} | {v} // 2% {v:BareAt<Park>} | {v}
2% {v:BareAt<FoodShop>} | {v}
= AnyLeAt
4% {v:LeAt<Read>} | {v} // 2% {v:LeAt<Write>} | {v} // 3% {v:LeAt<Eat>} | {v} // 2% {v:LeAt<Snack>} | {v} // 3% {v:LeAt<Drink>} | {v}
2% {v:LeAt<Home>} | {v} // {v:LeAt<Laundry>} | {v} // 3% {v:LeAt<Cook>} | {v} // 2% {v:LeAt<Park>} | {v}
5% {v:LeAt<ClothesShop>} | {v} // 3% {v:LeAt<FoodShop>} | {v} // 4% {v:LeAt<BookShop>} | {v} // 3% {v:LeAt<DeviceShop>} | {v}
= AnyNowAt
3% {v:NowAt<Read>} | {v} // 2% {v:NowAt<Write>} | {v} // 2% {v:NowAt<Eat>} | {v} // {v:NowAt<Snack>} | {v} // 2% {v:NowAt<Drink>} | {v}
2% {v:NowAt<Home>} | {v} // {v:NowAt<Laundry>} | {v} // 2% {v:NowAt<Cook>} | {v} // 2% {v:NowAt<Park>} | {v}
2% {v:NowAt<ClothesShop>} | {v} // {v:NowAt<FoodShop>} | {v} // 2% {v:NowAt<BookShop>} | {v}
= YoungBareAt
3% {v:AnyBareAt} | {v} // 3% {v:BareAt<Study>} | {v} // 2% {v:BareAt<Sport>} | {v} // 1% {v:BareAt<Swim>} | {v} // 1% {v:BareAt<Music>} | {v}
= YoungLeAt
5% {v:AnyLeAt} | {v} // 3% {v:LeAt<Study>} | {v} // 2% {v:LeAt<Sport>} | {v} // 1% {v:LeAt<Swim>} | {v} // 1% {v:LeAt<Music>} | {v}
= YoungNowAt
3% {v:AnyNowAt} | {v} // 3% {v:NowAt<Study>} | {v} // 2% {v:NowAt<Sport>} | {v} // 1% {v:NowAt<Swim>} | {v} // 1% {v:NowAt<Music>} | {v}
= AdultBareAt
3% {v:AnyBareAt} | {v} // 2% {v:BareAt<Work>} | {v}
= AdultLeAt
4% {v:AnyLeAt} | {v} // 2% {v:LeAt<Work>} | {v}
= AdultNowAt
3% {v:AnyNowAt} | {v} // 2% {v:NowAt<Work>} | {v}

# ---- the same without a place
= AnyBare
2% {v:ReadBare} | {v} // 2% {v:EatBare} | {v} // 2% {v:DrinkBare} | {v} // 2% {v:HomeBare} | {v} // {v:ChoreBare} | {v}
2% {v:CookBare} | {v} // {v:ParkBare} | {v} // {v:FoodShopBare} | {v} // {v:ClothesShopBare} | {v}
= AnyNow
2% {v:ReadNow} | {v} // 2% {v:WriteNow} | {v} // 2% {v:EatNow} | {v} // {v:DrinkNow} | {v} // 3% {v:HomeNow} | {v}
2% {v:CookNow} | {v} // {v:ChoreNow} | {v}
= YoungBare
2% {v:AnyBare} | {v} // 2% {v:StudyBare} | {v} // 2% {v:SportBare} | {v} // {v:MusicBare} | {v} // {v:SwimBare} | {v}
= AdultBare
3% {v:AnyBare} | {v} // 1% {v:WorkBare} | {v}
= YoungNow
3% {v:AnyNow} | {v} // 2% {v:StudyNow} | {v} // 1% {v:MusicNow} | {v}
= AdultNow
3% {v:AnyNow} | {v} // 1% {v:WorkNow} | {v}
# What one likes to do
= PastimeAt
2% {v:BareAt<Read>} | {v} // {v:BareAt<Home>} | {v} // 2% {v:BareAt<Park>} | {v} // 2% {v:BareAt<Sport>} | {v} // {v:BareAt<Music>} | {v}
{v:BareAt<Swim>} | {v} // 2% {v:BareAt<Drink>} | {v} // {v:BareAt<Eat>} | {v} // {v:BareAt<Cook>} | {v} // {v:BareAt<ClothesShop>} | {v}
= Pastime
{v:ReadBare} | {v} // {v:HomeBare} | {v} // {v:ParkBare} | {v} // {v:SportBare} | {v} // {v:MusicBare} | {v} // {v:SwimBare} | {v}
{v:DrinkBare} | {v} // {v:EatBare} | {v} // {v:CookBare} | {v}

# ---- for how long
= LongDone
看/a 了/x {d:Hours} 电视/b | watch~past/a?x television/b for?d {d}
看/a 了/x {d:Hours} 书/b | read~past/a?x?b for?d {d}
听/a 了/x {d:Hours} 音乐/b | listen~past/a?x to?b music/b for?d {d}
弹/a 了/x {d:Hours} 钢琴/b | play~past/a?x the?b piano/b for?d {d}
打/a 了/x {d:Hours} 篮球/b | play~past/a?x basketball/b for?d {d}
踢/a 了/x {d:Hours} 足球/b | play~past/a?x football/b for?d {d}
学/a 了/x {d:Hours} {l:Language} | study~past/a?x {l} for?d {d}
打/a 了/x {d:Hours} 电话/b | talk~past/a?x on?b the?b phone/b for?d {d}
等/a 了/x {o:Someone} {d:Hours} | wait~past/a?x for?a {o} for?d {d}
休息/a 了/x {d:Hours} | rest~past/a?x for?d {d}
跑/a 了/x {d:Hours} 步/b | run~past/a?x?b for?d {d}
)grammar";

} // namespace seq2seq
