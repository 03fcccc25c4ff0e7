"""What a web page puts around a letter: index tables, dates of publication, buttons, the site's foot."""

from __future__ import annotations

import re

from drafting.letter.lines import Line, tight

_LABELS = (
    "日期|时间|发文时间|印发时间|来源|信息来源|稿件来源|文章来源|发布时间|发布日期|发布机构|发布单位|发布人|发布者|发表时间|更新时间|生成日期|公开日期|公开时间|公开责任部门|"
    "索引号|主题分类|信息分类|信息类别|主题词|体裁分类|组配分类|服务对象|有效性|时效性|信息名称|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|点击量|点击|访问量|"
    "字号|字体|字体大小|文字大小|视力保护色|责任编辑|编辑|作者|审核|录入|您现在的位置|您的位置|当前位置|所在位置|上一篇|下一篇|上一条|下一条|"
    "相关链接|相关政策|相关附件|附件下载|分享|分享到|分享至|标签|版权所有|技术支持|主办|主办单位|承办|网站标识码|政府网站标识码|备案号|邮箱|验证码|"
    "发文机构|发文日期|名称|制发机构|成文时间|生效日期|废止日期|关键词"
)
_LABELLED = re.compile(rf"[\[【（•·]?(?:{_LABELS})[：:;；]")
_SPACED = re.compile(rf"(?:{_LABELS}|标题|文号|成文日期|发文字号) +\S")
_BUTTONS = re.compile(
    r"(?:[\[【（]?(?:打印|打印本页|打印正文|关闭|关闭窗口|关闭本页|收藏|返回|返回顶部|返回列表|分享|分享到|大|中|小|字体|字号|首页|网站首页|"
    r"扫一扫.{0,20}|微信|微博|QQ空间|繁体|无障碍|朗读|下载|TOP)[\]】）：:|]*)+"
)
_ANYWHERE = re.compile(
    r"版权所有|ICP备|支持IPv6|公网安备|网站标识码|浏览次数|扫一扫|【字体|字体：|字号：|留言与评论|网站地图|联系我们|发布时间：|发布日期："
)
_TRAIL = re.compile(r"(?:网站)?首页\s*[>＞»/\-]|(?:[\u4e00-\u9fff]{2,12}\s*[>＞»]\s*)+[\u4e00-\u9fff]{2,12}")
_BULLET = re.compile(r"[•●·■]\s*\S")
_OTHER = re.compile(r"[•●·■▪] ?.{8,80}(?:答复|复函|回复)函?(?: ?[\d-]{8,10})?")  # another letter of the site
_STAMP = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T]*\d{1,2}:\d{2}(?::\d{2})?)?")
_PLATFORM = re.compile(
    r"(?:(?:点赞|在看|收藏|分享|转发|评论|阅读(?:原文)?)[ \d.万+]*)+"
    r"|喜欢此内容的人还喜欢|预览时标签不可点|轻触阅读原文|微信扫一扫.{0,12}"
)
_MENU = re.compile(
    "(?:政府|政务)?信息公开(?:指南|制度|年报|年度报告|目录|专栏|申请)?|(?:法定)?主动公开内容|公众参与|政务服务"
)
_SITE_FOOT = re.compile(
    r"(?!.*(?:姓名|联系人|承办人|经办人|负责人)[：:])(?:主办单位|主办|承办单位|版权所有|网站标识码|技术支持)[：:].*(?:地址|邮编|电话|备|承办|承办单位|维护|ICP|网站)"
)


def is_page_line(line: Line) -> bool:
    """Whether a line above the letter belongs to the web page."""
    text = line.plain[:300]
    return bool(
        _LABELLED.match(tight(text)[:40])
        or _SPACED.match(text)
        or _ANYWHERE.search(text)
        or _BUTTONS.fullmatch(tight(text)[:60])
        or _TRAIL.match(text)
        or _BULLET.match(text)
        or _STAMP.fullmatch(text)
    )


def is_menu(line: Line) -> bool:
    """Whether a line is an entry of a site's menu of what it makes public, beside which 依申请公开 is another."""
    return _MENU.fullmatch(tight(line.plain)) is not None


def begins_page_line(text: str) -> bool:
    """Whether a plain text begins with what a page says of itself: 发布时间：, 2021-10-12 16:08."""
    return bool(_LABELLED.match(tight(text[:60])) or _STAMP.match(text[:40]))


def ends_letter(line: Line) -> bool:
    """Whether a line below the letter surely belongs to the web page: never a sentence of the letter."""
    text = line.plain[:300]
    button = _BUTTONS.fullmatch(tight(text)[:60])
    return bool(
        len(text) < 200
        and (
            button
            or _PLATFORM.fullmatch(text)
            or _ANYWHERE.search(text)
            or _SITE_FOOT.match(text)
            or re.match(r"(?:上|下)一[篇条]|责任编辑|相关(?:政策|链接|附件|阅读)", text)
            or _OTHER.fullmatch(text)
        )
    )
