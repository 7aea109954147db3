// SPDX-License-Identifier: GPL-3.0-or-later
// When and where: days, clock times, dates, lengths of time, places.
#include "core/corpus/everyday_grammar.h"

namespace seq2seq {

const std::string_view kEverydaySettings = R"grammar(
# ---- days
= Weekday
星期一 | Monday // 星期二 | Tuesday // 星期三 | Wednesday // 星期四 | Thursday // 星期五 | Friday // 星期六 | Saturday // 星期天 | Sunday
= PastDay
4% 昨天 | yesterday
1% 前天/a | the?a day/a before?a yesterday/a
2% 上/a 个/b {d:Weekday} | last/a?b {d}
1% 上/a 个/b 周末/c | last/a?b weekend/c
0.5% {q:FewSmall} 天/a 前/b | {q} days/a ago/b
= RecentTime
4% 昨天 | yesterday
1% 昨天/a 早上/b | yesterday/a morning/b
2% 昨天/a 下午/b | yesterday/a afternoon/b
3% 昨天/a 晚上/b | yesterday/a evening/b
2% 今天/a 早上/b | this/a morning/b
3% 上/a 个/b {d:Weekday} | last/a?b {d}
1% 上/a 个/b 周末/c | last/a?b weekend/c
= PastTime
4% {d:PastDay} | {d}
1% 昨天/a 早上/b | yesterday/a morning/b
1% 昨天/a 下午/b | yesterday/a afternoon/b
2% 昨天/a 晚上/b | yesterday/a evening/b
1% 今天/a 早上/b | this/a morning/b
= PastLong
2% 去年/a | last/a year/a
1% 上/a 个/b 月/c | last/a?b month/c
1% 上/a 个/b 星期/c | last/a?b week/c
1% {q:FewSmall} 年/a 前/b | {q} years/a ago/b
1% {q:FewSmall} 个/c 月/a 前/b | {q} months/a?c ago/b
1% {q:FewSmall} 个/c 星期/a 前/b | {q} weeks/a?c ago/b
= FutureDay
4% 明天 | tomorrow
1% 后天/a | the?a day/a after?a tomorrow/a
2% 下/a 个/b {d:Weekday} | next/a?b {d}
1% 这/a 个/b 周末/c | this/a?b weekend/c
1% 下/a 个/b 周末/c | next/a?b weekend/c
= ExactDay
4% 明天 | tomorrow
1% 后天/a | the?a day/a after?a tomorrow/a
3% 下/a 个/b {d:Weekday} | next/a?b {d}
= FutureTime
4% {d:FutureDay} | {d}
1% 明天/a 早上/b | tomorrow/a morning/b
1% 明天/a 下午/b | tomorrow/a afternoon/b
1% 明天/a 晚上/b | tomorrow/a evening/b
2% 今天/a 晚上/b | this/a evening/b
= FutureLong
2% 明年/a | next/a year/a
1% 下/a 个/b 月/c | next/a?b month/c
1% 下/a 个/b 星期/c | next/a?b week/c
= Regularly
4% 每/a 天/b | every/a day/b
2% 每/a 天/b 早上/c | every/a?b morning/c
1% 每/a 天/b 下午/c | every/a?b afternoon/c
2% 每/a 天/b 晚上/c | every/a?b evening/c
1% 每/a 个/b 周末/c | every/a?b weekend/c
2% 每/a 个/b {d:Weekday} | every/a?b {d}
= Often
常常 | often // 总是 | always // 有时候 | sometimes // 很少 | seldom // 从来/a 不/b | never/a?b

# ---- clock
= MorningHour
六 | six // 七 | seven // 八 | eight // 九 | nine
= AfternoonHour
两 | two // 三 | three // 四 | four // 五 | five
= EveningHour
六 | six // 七 | seven // 八 | eight // 九 | nine
= Clock<$>
3% {h:$} 点/a | {h} o'clock/a
2% {h:$} 点/a 半/b | half/b past?b?a {h}
1% {h:$} 点/a 一刻/b | a?b quarter/b past?a?b {h}
1% {h:$} 点/a {m:Minutes} 分/b | {m} past/b?a {h}
= Minutes
五 | five // 十 | ten // 二十 | twenty
= OfficeHour
九 | nine // 十 | ten // 十一 | eleven
= DinnerHour
六 | six // 七 | seven // 八 | eight
= BedHour
九 | nine // 十 | ten // 十一 | eleven
= DayClock
2% 上午/a {c:Clock<OfficeHour>} | {c} in?a the?a morning/a
2% 下午/a {c:Clock<AfternoonHour>} | {c} in?a the?a afternoon/a
2% 晚上/a {c:Clock<EveningHour>} | {c} in?a the?a evening/a

# ---- lengths of time
= Hours
一/a 个/b 小时/c | an/a?b hour/c
半/a 个/b 小时/c | half/a an?a?b hour/c
{q:FewSmall} 个/b 小时/c | {q} hours/c?b
{m:TenMinutes} 分钟 | {m} minutes
= TenMinutes
十 | ten // 二十 | twenty // 三十 | thirty // 四十 | forty
= Years
一/a 年/b | a/a year/b
{q:Few} 年/b | {q} years/b
{q:Few} 个/c 月/b | {q} months/b?c

# ---- dates
= Month
1/a 月/b | January/a?b // 2/a 月/b | February/a?b // 3/a 月/b | March/a?b // 4/a 月/b | April/a?b
5/a 月/b | May/a?b // 6/a 月/b | June/a?b // 7/a 月/b | July/a?b // 8/a 月/b | August/a?b
9/a 月/b | September/a?b // 10/a 月/b | October/a?b // 11/a 月/b | November/a?b // 12/a 月/b | December/a?b
= DayOfMonth
1 | 1 // 2 | 2 // 3 | 3 // 4 | 4 // 5 | 5 // 6 | 6 // 7 | 7 // 8 | 8 // 9 | 9 // 10 | 10
11 | 11 // 12 | 12 // 13 | 13 // 14 | 14 // 15 | 15 // 16 | 16 // 17 | 17 // 18 | 18 // 19 | 19 // 20 | 20
21 | 21 // 22 | 22 // 23 | 23 // 24 | 24 // 25 | 25 // 26 | 26 // 27 | 27 // 28 | 28
= Year
1985 | 1985 // 1986 | 1986 // 1987 | 1987 // 1988 | 1988 // 1989 | 1989 // 1990 | 1990 // 1991 | 1991 // 1992 | 1992
1993 | 1993 // 1994 | 1994 // 1995 | 1995 // 1996 | 1996 // 1997 | 1997 // 1998 | 1998 // 1999 | 1999 // 2000 | 2000
2001 | 2001 // 2002 | 2002 // 2003 | 2003 // 2004 | 2004 // 2005 | 2005 // 2006 | 2006 // 2007 | 2007 // 2008 | 2008
= Season
春天 | spring // 夏天 | summer // 秋天 | autumn // 冬天 | winter

# ---- where things are done
= ReadPlace
3% @ 图书馆 | in the library
3% @ 家 | at home
@ 咖啡馆 | in the cafe
@ 公园 里 | in the park
@ 书店 | in the bookshop
@ 火车 上 | on the train
@ 客厅 里 | in the living room
= StudyPlace
2% @ 图书馆 | in the library
2% @ 家 | at home
@ 教室 里 | in the classroom
@ 学校 | at school
@ 宿舍 里 | in the dormitory
@ 咖啡馆 | in the cafe
= WritePlace
@ 家 | at home
@ 图书馆 | in the library
@ 办公室 里 | in the office
@ 咖啡馆 | in the cafe
= EatPlace
@ 家 | at home
@ 饭馆 | in the restaurant
@ 食堂 | in the canteen
= DrinkPlace
2% @ 咖啡馆 | in the cafe
@ 家 | at home
@ 饭馆 | in the restaurant
= HomePlace
@ 家 | at home
@ 客厅 里 | in the living room
= CookPlace
2% @ 厨房 里 | in the kitchen
@ 家 | at home
= ParkPlace
3% @ 公园 里 | in the park
@ 湖边 | by the lake
@ 河边 | by the river
@ 海边 | by the sea
= SportPlace
@ 公园 里 | in the park
@ 学校 | at school
@ 体育馆 里 | in the gym
= SwimPlace
@ 游泳池 里 | in the swimming pool
@ 河 里 | in the river
@ 海 里 | in the sea
@ 湖 里 | in the lake
= MusicPlace
@ 家 | at home
@ 教室 里 | in the classroom
@ 学校 | at school
= WorkPlace
@ 办公室 里 | in the office
= ClothesShopPlace
@ 商场 | at the shopping centre
@ 商店 | at the shop
= FoodShopPlace
2% @ 超市 | at the supermarket
@ 市场 | at the market
= BookShopPlace
@ 书店 | at the bookshop
= DeviceShopPlace
@ 商场 | at the shopping centre
@ 商店 | at the shop
= WaitPlace
2% @ 火车站 | at the railway station
2% @ 机场 | at the airport
@ 公园 | in the park
@ 咖啡馆 | in the cafe
@ 图书馆 | in the library
@ 办公室 | in the office
@ 车站 | at the bus stop
@ 学校 | at school
= LosePlace
@ 火车 上 | on the train
@ 公共汽车 上 | on the bus
@ 出租车 里 | in the taxi
@ 饭馆 | in the restaurant
@ 办公室 | in the office
@ 机场 | at the airport
@ 图书馆 | in the library
@ 公园 里 | in the park
@ 教室 里 | in the classroom
= LeavePlace
8% {p:LosePlace} ; at: {p.at} | {p} ; at: {p.at}
1% @ 家 | at home
= Surface
2% @ 桌子 上 | on the table
@ 椅子 上 | on the chair
@ 床 上 | on the bed
@ 书架 上 | on the bookshelf
@ 沙发 上 | on the sofa
@ 地 上 | on the floor
@ 书桌 上 | on the desk
= Container
@ 包 里 | in the bag
@ 盒子 里 | in the box
@ 抽屉 里 | in the drawer
@ 书包 里 | in the school bag
@ 箱子 里 | in the suitcase
@ 柜子 里 | in the cupboard
= Spot
2% {p:Surface} ; at: {p.at} | {p} ; at: {p.at}
1% {p:Container} ; at: {p.at} | {p} ; at: {p.at}
= AnimalPlace
@ 公园 里 | in the park
@ 花园 里 | in the garden
@ 院子 里 | in the yard
@ 树 下 | under the tree
@ 门 口 | at the door
@ 河 边 | by the river
= CrowdPlace
@ 教室 里 | in the classroom
@ 公园 里 | in the park
@ 图书馆 里 | in the library
@ 商店 里 | in the shop
@ 火车 上 | on the train
@ 公共汽车 上 | on the bus
@ 饭馆 里 | in the restaurant

# ---- where people go and where things stand
= Destination
图书馆/a | the?a library/a // 超市/a | the?a supermarket/a // 公园/a | the?a park/a // 机场/a | the?a airport/a
火车站/a | the?a railway/a station/a // 银行/a | the?a bank/a // 邮局/a | the?a post/a office/a // 医院/a | the?a hospital/a
学校 | school // 书店/a | the?a bookshop/a // 博物馆/a | the?a museum/a // 电影院/a | the?a cinema/a
动物园/a | the?a zoo/a // 办公室/a | the?a office/a // 海边/a | the?a seaside/a // 药店/a | the?a chemist's/a
= Outing
公园/a | the?a park/a // 动物园/a | the?a zoo/a // 海边/a | the?a seaside/a // 博物馆/a | the?a museum/a // 图书馆/a | the?a library/a
书店/a | the?a bookshop/a // 湖边/a | the?a lake/a // 市场/a | the?a market/a
= Building
图书馆/a | the?a library/a // 超市/a | the?a supermarket/a // 公园/a | the?a park/a // 医院/a | the?a hospital/a
火车站/a | the?a railway/a station/a // 银行/a | the?a bank/a // 邮局/a | the?a post/a office/a
学校/a | the?a school/a // 书店/a | the?a bookshop/a // 博物馆/a | the?a museum/a // 电影院/a | the?a cinema/a
酒店/a | the?a hotel/a // 药店/a | the?a chemist's/a // 咖啡馆/a | the?a cafe/a
= Shop
银行 ; cl: 家 | bank+ // 书店 ; cl: 家 | bookshop+ // 超市 ; cl: 家 | supermarket+ // 饭馆 ; cl: 家 | restaurant+
酒店 ; cl: 家 | hotel+ // 医院 ; cl: 家 | hospital+ // 咖啡馆 ; cl: 家 | cafe+ // 商店 ; cl: 家 | shop+
= ShopAdj
大 | big // 小 | small // 新 | new // 有名/a 的/b | famous/a?b
= City
北京 | Beijing // 上海 | Shanghai // 广州 | Guangzhou // 西安 | Xi'an // 杭州 | Hangzhou // 南京 | Nanjing
成都 | Chengdu // 伦敦 | London // 巴黎 | Paris // 纽约/a | New/a York/a // 东京 | Tokyo // 柏林 | Berlin // 罗马 | Rome
= ChineseCity
北京 | Beijing // 上海 | Shanghai // 广州 | Guangzhou // 西安 | Xi'an // 杭州 | Hangzhou // 南京 | Nanjing // 成都 | Chengdu
= Country
中国 | China // 法国 | France // 英国 | Britain // 美国 | America // 日本 | Japan // 德国 | Germany // 意大利 | Italy
= Transport
坐/a 公共汽车/b | by?a bus/b // 坐/a 地铁/b | by?a underground/b // 坐/a 出租车/b | by?a taxi/b
骑/a 自行车/b | by?a bicycle/b // 开/a 车/b | by?a car/b
= FarTransport
坐/a 火车/b | by?a train/b // 坐/a 飞机/b | by?a plane/b // 坐/a 高铁/b | by?a high-speed/b train/b
= Language
汉语 | Chinese // 英语 | English // 法语 | French // 日语 | Japanese // 德语 | German // 俄语 | Russian
)grammar";

} // namespace seq2seq
