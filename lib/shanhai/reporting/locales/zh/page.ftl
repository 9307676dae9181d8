### 报告外的页面与目录

page-site-name = 山海 shanhai
page-site-title = 东西部协作：广东与贵州
page-site-summary = 新闻报道中粤黔东西部协作各组结对的数据，每个数字都可追溯到原文位置。
page-language = 中文
page-skip = 跳到正文
page-links = 其他页面
page-all-reports = 首页
page-contents = 目录
page-all-notes = 在注释列表中查看
page-close-note = 关闭
page-about-page = 关于本页
page-data = 数据
page-data-version = 版本 { $version }
page-data-used = 本页所用数据的SHA-256：
page-parameters = 参数
page-parameter-all = 全部
page-made-with = 生成环境
page-cite-as = 引用格式
page-alone = 单独转发
page-alone-text = 本页所示内容及可下载的文件均在页内；通往其他页面的链接须与整个站点放在一起才有效。
page-licence = 许可
page-licence-text = 数据采用 CC BY 4.0，软件采用 MIT 许可。原文版权归发布者所有，不包含在内。
page-code = 本节代码
page-drawn = 上方代码所绘的图
page-frame = 表格，可能宽于页面
page-frame-size = { $rows }行 × { $columns }列
